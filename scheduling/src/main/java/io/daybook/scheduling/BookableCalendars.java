package io.daybook.scheduling;

import java.util.ArrayList;
import java.util.List;

/** The calendars that something is to take time on: open, all of them, or a reason to refuse. */
sealed interface BookableCalendars {

    /**
     * All of them take bookings.
     *
     * @param calendars the calendars, in the order in which they were named
     */
    record Open(List<OpenCalendar> calendars) implements BookableCalendars {

        OpenCalendar main() {
            return calendars.getFirst();
        }

        List<String> calendarIds() {
            return calendars.stream().map(OpenCalendar::calendarId).toList();
        }

        boolean requireConfirmation() {
            return calendars.stream().anyMatch(calendar -> calendar.rules().requiresConfirmation());
        }

        List<Appointment.Claim> claimsOn(TimeSlot slot) {
            return calendars.stream()
                    .map(calendar ->
                            new Appointment.Claim(calendar.calendarId(), calendar.rules().blockedBy(slot)))
                    .toList();
        }
    }

    /** One of them does not. */
    record Refused(Rejection reason) implements BookableCalendars {}

    /** The calendars named. */
    static BookableCalendars of(List<String> calendarIds, Calendars calendars) {
        var open = new ArrayList<OpenCalendar>(calendarIds.size());
        for (String id : calendarIds) {
            CalendarPlan plan = calendars.plan(id);
            switch (plan.calendar()) {
                case Calendar.Unknown() -> {
                    return new Refused(new Rejection.CalendarUnknown(id));
                }
                case Calendar.Closed _ -> {
                    return new Refused(new Rejection.CalendarClosed(id));
                }
                case Calendar.Open(var profile) ->
                    open.add(new OpenCalendar(id, profile.zone(), profile.rules(), plan.bookings().seatsTaken()));
            }
        }
        return new Open(open);
    }
}
