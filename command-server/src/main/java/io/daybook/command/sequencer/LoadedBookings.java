package io.daybook.command.sequencer;

import io.daybook.scheduling.Appointment.Booking;
import io.daybook.scheduling.Appointment.Claim;
import io.daybook.scheduling.Bookings;
import io.daybook.scheduling.Bookings.Entry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What takes time on the calendars that are loaded, and on which of these each appointment is: one that moves must leave
 * the calendars it was on, whoever moved it. For one thread.
 */
final class LoadedBookings {

    private final LeastRecentlyUsed<String, OnCalendar> byCalendar;
    /** Small immutable sets: there are as many as bookings, and nearly all are that of one calendar, which they share. */
    private final Map<String, Set<String>> calendarsOf = new HashMap<>();

    /** Holds up to {@code capacity} calendars from one batch to the next. */
    LoadedBookings(int capacity) {
        this.byCalendar = new LeastRecentlyUsed<>(capacity);
    }

    boolean holds(String calendarId) {
        return byCalendar.containsKey(calendarId);
    }

    Bookings on(String calendarId) {
        return Objects.requireNonNull(byCalendar.get(calendarId), calendarId).bookings();
    }

    /** Begins with nothing on a calendar. */
    void open(String calendarId) {
        byCalendar.put(calendarId, new OnCalendar(Set.of(calendarId), new Bookings()));
    }

    /** Enters what an appointment takes on one calendar, if that is loaded. */
    void enter(String calendarId, Entry entry) {
        OnCalendar calendar = byCalendar.get(calendarId);
        if (calendar != null) {
            calendar.bookings().put(entry);
            calendarsOf.merge(entry.appointmentId(), calendar.alone(), LoadedBookings::union);
        }
    }

    /** Enters what an appointment takes now, in place of what it took before. */
    void put(String appointmentId, Optional<Booking> active) {
        Set<String> left = calendarsOf.remove(appointmentId);
        if (left != null) {
            left.forEach(calendarId -> on(calendarId).remove(appointmentId));
        }
        active.ifPresent(booking -> {
            for (Claim claim : booking.claims()) {
                String uid = claim.calendarId().equals(booking.calendarId()) ? booking.externalUid() : "";
                enter(claim.calendarId(), new Entry(appointmentId, booking.slot(), claim.blocked(), uid));
            }
        });
    }

    /** Forgets the calendars not used for longest, beyond the capacity. */
    void trim() {
        byCalendar.trim().forEach((calendarId, calendar) -> calendar.bookings().appointmentIds()
                .forEach(id -> calendarsOf.computeIfPresent(id, (_, calendars) -> without(calendarId, calendars))));
    }

    void forgetAll() {
        byCalendar.clear();
        calendarsOf.clear();
    }

    /**
     * A calendar that is loaded.
     *
     * @param alone    its id, as a set
     * @param bookings what takes time on it
     */
    private record OnCalendar(Set<String> alone, Bookings bookings) {}

    private static Set<String> union(Set<String> some, Set<String> others) {
        var all = new HashSet<>(some);
        all.addAll(others);
        return Set.copyOf(all);
    }

    /** What is left, null if nothing. */
    private static Set<String> without(String calendarId, Set<String> calendars) {
        var left = new HashSet<>(calendars);
        left.remove(calendarId);
        return left.isEmpty() ? null : Set.copyOf(left);
    }
}
