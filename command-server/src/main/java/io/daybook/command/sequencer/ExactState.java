package io.daybook.command.sequencer;

import io.daybook.command.log.SnapshotStore;
import io.daybook.command.log.SnapshotStore.HeldSlot;
import io.daybook.scheduling.Appointment.Booking;
import io.daybook.scheduling.Bookings;
import io.daybook.scheduling.CalendarPlan;
import io.daybook.scheduling.message.AppointmentSnapshot;
import io.daybook.scheduling.message.CalendarSnapshot;
import io.daybook.scheduling.message.EntitySnapshot;
import io.daybook.v1.EntityType;
import io.daybook.v1.Event;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/**
 * The entities in memory, exact at one position of the log: whatever is held has every event up to there applied. What
 * is not held is loaded while the log's lock is held, so it is of the same position. For one thread.
 */
final class ExactState {

    /** Held from one batch to the next; what a batch needs stays while it runs. */
    private static final int MAX_CALENDARS = 5_000;

    private static final int MAX_APPOINTMENTS = 20_000;

    private final SnapshotStore store;
    private final LeastRecentlyUsed<String, CalendarSnapshot> calendars = new LeastRecentlyUsed<>(MAX_CALENDARS);
    private final LeastRecentlyUsed<String, Bookings> bookingsByCalendar = new LeastRecentlyUsed<>(MAX_CALENDARS);
    private final LeastRecentlyUsed<String, AppointmentSnapshot> appointments = new LeastRecentlyUsed<>(MAX_APPOINTMENTS);
    private long position;

    ExactState(SnapshotStore store) {
        this.store = store;
    }

    /** The position at which everything held is exact. */
    long position() {
        return position;
    }

    /** Holds nothing any more; what is loaded from now on is of the given position. */
    void forgetAll(long newPosition) {
        calendars.clear();
        bookingsByCalendar.clear();
        appointments.clear();
        position = newPosition;
    }

    /** Loads what is not held of the entities named, and the bookings of the calendars those appointments are on. */
    void load(DSLContext sql, Set<String> calendarIds, Set<String> appointmentIds) {
        calendars.trim();
        bookingsByCalendar.trim();
        appointments.trim();
        Set<String> missing = missingFrom(appointments, appointmentIds);
        if (!missing.isEmpty()) {
            missing.forEach(id -> appointments.put(id, AppointmentSnapshot.none(id)));
            store.appointments(sql, missing).forEach(snapshot -> appointments.put(snapshot.id(), snapshot));
        }
        Set<String> concerned = appointmentIds.stream()
                .flatMap(id -> appointment(id).booking().map(Booking::calendarId).stream())
                .collect(Collectors.toSet());
        concerned.addAll(calendarIds);
        loadCalendars(sql, missingFrom(calendars, concerned));
        loadBookings(sql, missingFrom(bookingsByCalendar, concerned));
    }

    /** A calendar that was loaded. */
    CalendarSnapshot calendar(String id) {
        return Objects.requireNonNull(calendars.get(id), id);
    }

    /** An appointment that was loaded. */
    AppointmentSnapshot appointment(String id) {
        return Objects.requireNonNull(appointments.get(id), id);
    }

    /** A calendar that was loaded, with what is booked on it. */
    CalendarPlan plan(String calendarId) {
        return new CalendarPlan(
                calendar(calendarId).state(), Objects.requireNonNull(bookingsByCalendar.get(calendarId), calendarId));
    }

    /** Takes in an entity as the newest event of the log left it. */
    void put(EntitySnapshot entity) {
        switch (entity) {
            case CalendarSnapshot calendar -> calendars.put(calendar.id(), calendar);
            case AppointmentSnapshot appointment -> putAppointment(appointment);
        }
        position = entity.revision().position();
    }

    /** Takes in the events that other servers wrote up to the end of the log, whose lock is held. */
    void catchUp(DSLContext sql, List<Event> events) {
        Set<String> changedCalendars = idsOf(events, EntityType.ENTITY_TYPE_CALENDAR);
        calendars.keySet().removeAll(changedCalendars);
        Set<String> changedAppointments = idsOf(events, EntityType.ENTITY_TYPE_APPOINTMENT);
        if (!changedAppointments.isEmpty()) {
            store.appointments(sql, changedAppointments).forEach(this::putAppointment);
        }
        position = events.getLast().getPosition();
    }

    private static Set<String> idsOf(List<Event> events, EntityType type) {
        return events.stream()
                .filter(event -> event.getEntityType() == type)
                .map(Event::getEntityId)
                .collect(Collectors.toSet());
    }

    /** Holds an appointment as it is now, keeping its calendar's bookings in step. */
    private void putAppointment(AppointmentSnapshot appointment) {
        appointments.put(appointment.id(), appointment);
        appointment
                .booking()
                .map(booking -> bookingsByCalendar.get(booking.calendarId()))
                .ifPresent(bookings -> {
                    bookings.remove(appointment.id());
                    appointment
                            .activeBooking()
                            .ifPresent(active -> bookings.put(appointment.id(), active.slot(), active.externalUid()));
                });
    }

    private void loadCalendars(DSLContext sql, Set<String> ids) {
        if (!ids.isEmpty()) {
            ids.forEach(id -> calendars.put(id, CalendarSnapshot.none(id)));
            store.calendars(sql, ids).forEach(calendar -> calendars.put(calendar.id(), calendar));
        }
    }

    private void loadBookings(DSLContext sql, Set<String> calendarIds) {
        if (!calendarIds.isEmpty()) {
            calendarIds.forEach(id -> bookingsByCalendar.put(id, new Bookings()));
            for (HeldSlot held : store.heldSlots(sql, calendarIds)) {
                bookingsByCalendar
                        .get(held.calendarId())
                        .put(held.appointmentId(), held.slot(), held.externalUid());
            }
        }
    }

    private static <V> Set<String> missingFrom(Map<String, V> held, Collection<String> ids) {
        return ids.stream().filter(id -> !held.containsKey(id)).collect(Collectors.toSet());
    }
}
