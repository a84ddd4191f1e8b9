package io.daybook.scheduling.message;

import io.daybook.scheduling.Appointment;
import io.daybook.scheduling.Rejection;
import io.daybook.scheduling.TimeSlot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Refusals as sentences for people. */
public final class RefusalText {

    private RefusalText() {}

    /**
     * What is told of a refusal.
     *
     * @param id the entity that was to be changed; not used where a slot is refused
     */
    public static String of(Rejection rejection, String id) {
        return switch (rejection) {
            case Rejection.InvalidField(var field, var problem) -> field + " " + problem;
            case Rejection.CalendarUnknown(var calendarId) -> "no calendar " + calendarId;
            case Rejection.AppointmentUnknown() -> "no appointment " + id;
            case Rejection.NotInSeries(var appointmentId) -> "no appointment %s in series %s".formatted(appointmentId, id);
            case Rejection.SeriesUnknown() -> "no series " + id;
            case Rejection.CalendarExists() -> "there is a calendar " + id + " already";
            case Rejection.AppointmentExists() -> "there is an appointment " + id + " already";
            case Rejection.SeriesExists() -> "there is a series " + id + " already";
            case Rejection.ExternalUidTaken(var appointmentId) ->
                "appointment " + appointmentId + " of this calendar has this external_uid already";
            case Rejection.CalendarNameTaken(var calendarId) -> "calendar " + calendarId + " has this name already";
            case Rejection.VersionMismatch(var current, var expected) ->
                "version %d was expected, the current one is %d".formatted(expected, current);
            case Rejection.HoldExpired _ -> "hold " + id + " has run out";
            case Rejection.HoldMismatch(var field) -> "hold " + id + " has another " + field;
            case Rejection.IllegalState(var state) -> "appointment %s is %s".formatted(id, stateName(state));
            case Rejection.NotStarted(var start, _) -> "appointment %s has not begun: it starts at %s".formatted(id, start);
            case Rejection.OccurrenceRefused(var start, var reason) ->
                "the occurrence of %s: %s".formatted(start, of(reason, id));
            case Rejection.CalendarClosed(var calendarId) -> "calendar " + calendarId + " is closed";
            case Rejection.StartInPast(var start, _) -> "the start, %s, lies in the past".formatted(start);
            case Rejection.LengthNotOffered length -> lengthNotOffered(length);
            case Rejection.OutsideAvailability(var calendarId, var slot, _) ->
                "calendar %s is not open all the time from %s".formatted(calendarId, fromTo(slot));
            case Rejection.StartNotOffered(var calendarId, var granularity) ->
                "bookings of calendar %s start every %s after midnight".formatted(calendarId, inWords(granularity));
            case Rejection.NoticeTooShort(var calendarId, var notice, var start, _) ->
                "calendar %s needs notice of %s before the start, %s".formatted(calendarId, inWords(notice), start);
            case Rejection.BeyondHorizon(var calendarId, var horizon, _, _) ->
                "calendar %s takes bookings no more than %s ahead".formatted(calendarId, inWords(horizon));
            case Rejection.SlotTaken(var calendarId, var busy, _) ->
                "calendar %s is busy from %s".formatted(calendarId, fromTo(busy));
        };
    }

    private static String lengthNotOffered(Rejection.LengthNotOffered refusal) {
        boolean tooShort = refusal.length().compareTo(refusal.minLength()) < 0;
        return tooShort
                ? "bookings of calendar %s last %s or longer".formatted(refusal.calendarId(), inWords(refusal.minLength()))
                : "bookings of calendar %s last no longer than %s"
                        .formatted(refusal.calendarId(), inWords(refusal.maxLength()));
    }

    private static String fromTo(TimeSlot slot) {
        return "%s to %s".formatted(slot.start(), slot.end());
    }

    private static String stateName(Appointment.Known state) {
        return switch (state) {
            case Appointment.Held _ -> "held";
            case Appointment.Pending _ -> "pending";
            case Appointment.Confirmed _ -> "confirmed";
            case Appointment.Ended(_, var ending, _) -> ending.name().toLowerCase(Locale.ROOT).replace('_', '-');
        };
    }

    /** A length as people say it: {@code 1 day 2 hours}, without the units of which there are none. */
    private static String inWords(Duration duration) {
        List<String> parts = new ArrayList<>();
        unit(parts, duration.toDays(), "day");
        unit(parts, duration.toHoursPart(), "hour");
        unit(parts, duration.toMinutesPart(), "minute");
        unit(parts, duration.toSecondsPart(), "second");
        return String.join(" ", parts);
    }

    private static void unit(List<String> parts, long count, String unit) {
        if (count > 0) {
            parts.add(count + " " + unit + (count == 1 ? "" : "s"));
        }
    }
}
