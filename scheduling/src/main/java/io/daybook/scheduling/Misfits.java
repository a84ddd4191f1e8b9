package io.daybook.scheduling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Appointments that have not ended and that could not be booked under the rules of their calendar as they are now. They
 * stay as they are. Immutable.
 *
 * @param first the first of them by start, 100 at most
 * @param count how many there are
 */
public record Misfits(List<Misfit> first, int count) {

    /** None. */
    public static final Misfits NONE = new Misfits(List.of(), 0);

    private static final int MAX_TOLD = 100;

    /** Copies the list. */
    public Misfits {
        first = List.copyOf(first);
    }

    /**
     * One of them.
     *
     * @param appointmentId the appointment
     * @param reason        the first rule it breaks
     */
    public record Misfit(String appointmentId, Rejection reason) {}

    /** Those on a calendar that gets a new zone or rules. */
    static Misfits of(CalendarPlan plan, Calendar.Profile profile, Instant now) {
        var calendar = new OpenCalendar(
                plan.calendarId(), profile.zone(), profile.rules(), plan.bookings().seatsTaken());
        var found = new ArrayList<Misfit>();
        plan.bookings().entries().stream()
                .filter(entry -> entry.slot().end().isAfter(now))
                .sorted(Comparator.comparing((Bookings.Entry entry) -> entry.slot().start())
                        .thenComparing(Bookings.Entry::appointmentId))
                .forEach(entry -> reason(entry, calendar, now)
                        .ifPresent(reason -> found.add(new Misfit(entry.appointmentId(), reason))));
        return new Misfits(found.stream().limit(MAX_TOLD).toList(), found.size());
    }

    private static Optional<Rejection> reason(Bookings.Entry entry, OpenCalendar calendar, Instant now) {
        return SlotPolicies.misfitOf(
                new SlotWish(entry.slot(), Map.of(calendar.calendarId(), entry.blocked()), Waiver.NONE, now), calendar);
    }
}
