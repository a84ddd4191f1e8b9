package io.daybook.scheduling;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** The rule that an appointment can be cancelled or rescheduled only until some time before it starts. */
final class ChangeNotice {

    private ChangeNotice() {}

    /** Refuses a change that comes too late for one of the appointment's calendars, unless the host set the rule aside. */
    static Optional<Rejection> refusalOf(
            Appointment.Booking booking, Waiver waiver, Instant now, Calendars calendars) {
        return waiver.overridesRules()
                ? Optional.empty()
                : booking.calendarIds().stream()
                        .flatMap(calendarId -> refusalOn(calendars.plan(calendarId), booking.slot().start(), now))
                        .findFirst();
    }

    private static Stream<Rejection> refusalOn(CalendarPlan plan, Instant start, Instant now) {
        return switch (plan.calendar()) {
            case Calendar.Open(var profile) when profile.rules().changeNotice().isPositive()
                            && now.plus(profile.rules().changeNotice()).isAfter(start) ->
                Stream.of(new Rejection.NoticeTooShort(
                        plan.calendarId(), profile.rules().changeNotice(), start, now));
            case Calendar.Unknown _, Calendar.Open _, Calendar.Closed _ -> Stream.empty();
        };
    }
}
