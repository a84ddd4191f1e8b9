package io.daybook.command.sequencer;

import io.daybook.command.log.ClaimStore;
import io.daybook.command.log.SnapshotStore;
import io.daybook.scheduling.Appointment.Booking;
import io.daybook.scheduling.Calendar.Profile;
import io.daybook.scheduling.CalendarPlan;
import io.daybook.scheduling.Series;
import io.daybook.scheduling.message.AppointmentSnapshot;
import io.daybook.scheduling.message.CalendarSnapshot;
import io.daybook.scheduling.message.EntitySnapshot;
import io.daybook.scheduling.message.SeriesSnapshot;
import io.daybook.v1.EntityType;
import io.daybook.v1.Event;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/**
 * The entities in memory, exact at one position of the log: whatever is held has every event up to there applied. What
 * is not held is loaded while the log's lock is held, or before a commit that is refused if the log has grown since, so it is
 * of the same position, or of a later one that is caught up with before anything held is decided on for good. For one thread.
 */
final class ExactState {

    /** Held from one batch to the next; what a batch needs stays while it runs. */
    private static final int MAX_CALENDARS = 5_000;

    private static final int MAX_APPOINTMENTS = 20_000;

    private static final int MAX_SERIES = 100;

    private final SnapshotStore snapshots;
    private final ClaimStore claims;
    private final LeastRecentlyUsed<String, CalendarSnapshot> calendars = new LeastRecentlyUsed<>(MAX_CALENDARS);
    private final LeastRecentlyUsed<String, AppointmentSnapshot> appointments = new LeastRecentlyUsed<>(MAX_APPOINTMENTS);
    private final LeastRecentlyUsed<String, SeriesSnapshot> series = new LeastRecentlyUsed<>(MAX_SERIES);
    private final LoadedBookings bookings = new LoadedBookings(MAX_CALENDARS);
    /** For one batch: who has the names that its commands want, and those that it gives. */
    private final Map<String, String> calendarsByName = new HashMap<>();
    private long position;

    ExactState(SnapshotStore snapshots, ClaimStore claims) {
        this.snapshots = snapshots;
        this.claims = claims;
    }

    /** The position at which everything held is exact. */
    long position() {
        return position;
    }

    /** Holds nothing any more; what is loaded from now on is of the given position. */
    void forgetAll(long newPosition) {
        calendars.clear();
        appointments.clear();
        series.clear();
        bookings.forgetAll();
        position = newPosition;
    }

    /** Loads what is not held of the entities that a batch needs, and of those that these need. */
    void load(DSLContext sql, EntityNeeds needs) {
        calendars.trim();
        appointments.trim();
        series.trim();
        bookings.trim();
        loadSeries(sql, missingFrom(series, needs.seriesIds()));
        needs.freshAppointmentIds().forEach(id -> appointments.put(id, AppointmentSnapshot.none(id)));
        var appointmentIds = new HashSet<>(needs.appointmentIds());
        needs.seriesIds().forEach(id -> appointmentIds.addAll(appointmentsOf(series(id))));
        loadAppointments(sql, missingFrom(appointments, appointmentIds));
        var calendarIds = new HashSet<>(needs.calendarIds());
        appointmentIds.forEach(id -> appointment(id).booking().map(Booking::calendarIds).ifPresent(calendarIds::addAll));
        loadCalendars(sql, missingFrom(calendars, calendarIds));
        loadBookings(sql, calendarIds);
        loadNames(sql, needs.calendarNames());
    }

    /** Loads those of these appointments that were taken not to exist; true if any does. */
    boolean holdsAnyOnceLoaded(DSLContext sql, Collection<EntitySnapshot> changed) {
        List<String> appointmentIds = changed.stream()
                .filter(AppointmentSnapshot.class::isInstance)
                .map(EntitySnapshot::id)
                .toList();
        Set<String> missing = missingFrom(appointments, appointmentIds);
        loadAppointments(sql, missing);
        return missing.stream().anyMatch(id -> appointment(id).revision().version() > 0);
    }

    /** A calendar that was loaded. */
    CalendarSnapshot calendar(String id) {
        return Objects.requireNonNull(calendars.get(id), id);
    }

    /** An appointment that was loaded. */
    AppointmentSnapshot appointment(String id) {
        return Objects.requireNonNull(appointments.get(id), id);
    }

    /** An appointment that was loaded; one that was not is taken not to exist, see {@link #holdsAnyOnceLoaded}. */
    AppointmentSnapshot appointmentOrNone(String id) {
        AppointmentSnapshot held = appointments.get(id);
        return held == null ? AppointmentSnapshot.none(id) : held;
    }

    /** A series that was loaded. */
    SeriesSnapshot series(String id) {
        return Objects.requireNonNull(series.get(id), id);
    }

    /** A calendar that was loaded, with what is booked on it. */
    CalendarPlan plan(String calendarId) {
        return new CalendarPlan(calendarId, calendar(calendarId).state(), bookings.on(calendarId));
    }

    /** The open calendar that has a name which was loaded. */
    Optional<String> calendarNamed(String name) {
        return Optional.ofNullable(calendarsByName.get(Profile.nameKey(name)));
    }

    /** Takes in an entity as the newest event of the log left it. */
    void put(EntitySnapshot entity) {
        switch (entity) {
            case CalendarSnapshot calendar -> putCalendar(calendar);
            case AppointmentSnapshot appointment -> putAppointment(appointment);
            case SeriesSnapshot one -> series.put(one.id(), one);
        }
        position = Math.max(position, entity.revision().position());
    }

    /** An entity that is held, or before its first event. */
    EntitySnapshot held(EntityType type, String id) {
        EntitySnapshot held = switch (type) {
            case ENTITY_TYPE_CALENDAR -> calendars.get(id);
            case ENTITY_TYPE_APPOINTMENT -> appointments.get(id);
            case ENTITY_TYPE_SERIES -> series.get(id);
            case ENTITY_TYPE_UNSPECIFIED, UNRECOGNIZED -> throw new IllegalArgumentException("no such entity: " + type);
        };
        return held == null ? EntitySnapshot.none(type, id) : held;
    }

    /**
     * Takes back what was put since a position.
     *
     * @param replaced what was held before each of them, in the same order
     */
    void takeBack(List<EntitySnapshot> replaced, long oldPosition) {
        replaced.reversed().forEach(this::put);
        position = oldPosition;
    }

    /** Takes in the events that other servers wrote up to the end of the log, whose lock is held. */
    void catchUp(DSLContext sql, List<Event> events) {
        calendars.keySet().removeAll(idsOf(events, EntityType.ENTITY_TYPE_CALENDAR));
        series.keySet().removeAll(idsOf(events, EntityType.ENTITY_TYPE_SERIES));
        Set<String> changedAppointments = idsOf(events, EntityType.ENTITY_TYPE_APPOINTMENT);
        if (!changedAppointments.isEmpty()) {
            snapshots.appointments(sql, changedAppointments).forEach(this::putAppointment);
        }
        position = events.getLast().getPosition();
    }

    private static Set<String> idsOf(List<Event> events, EntityType type) {
        return events.stream()
                .filter(event -> event.getEntityType() == type)
                .map(Event::getEntityId)
                .collect(Collectors.toSet());
    }

    private static List<String> appointmentsOf(SeriesSnapshot series) {
        return series.state() instanceof Series.Known known ? known.appointmentIds() : List.of();
    }

    private void putCalendar(CalendarSnapshot calendar) {
        calendarsByName.values().remove(calendar.id());
        calendar.state().openName().ifPresent(name -> calendarsByName.put(Profile.nameKey(name), calendar.id()));
        calendars.put(calendar.id(), calendar);
    }

    /** Holds an appointment as it is now, keeping what is known of calendars in step. */
    private void putAppointment(AppointmentSnapshot appointment) {
        appointments.put(appointment.id(), appointment);
        bookings.put(appointment.id(), appointment.activeBooking());
    }

    private void loadSeries(DSLContext sql, Set<String> ids) {
        if (!ids.isEmpty()) {
            ids.forEach(id -> series.put(id, SeriesSnapshot.none(id)));
            snapshots.series(sql, ids).forEach(one -> series.put(one.id(), one));
        }
    }

    private void loadAppointments(DSLContext sql, Set<String> ids) {
        if (!ids.isEmpty()) {
            ids.forEach(id -> appointments.put(id, AppointmentSnapshot.none(id)));
            snapshots.appointments(sql, ids).forEach(snapshot -> appointments.put(snapshot.id(), snapshot));
        }
    }

    private void loadCalendars(DSLContext sql, Set<String> ids) {
        if (!ids.isEmpty()) {
            ids.forEach(id -> calendars.put(id, CalendarSnapshot.none(id)));
            snapshots.calendars(sql, ids).forEach(calendar -> calendars.put(calendar.id(), calendar));
        }
    }

    private void loadBookings(DSLContext sql, Set<String> calendarIds) {
        Set<String> missing =
                calendarIds.stream().filter(id -> !bookings.holds(id)).collect(Collectors.toSet());
        if (!missing.isEmpty()) {
            missing.forEach(bookings::open);
            claims.read(sql, missing, bookings::enter);
        }
    }

    private void loadNames(DSLContext sql, Set<String> names) {
        calendarsByName.clear();
        if (!names.isEmpty()) {
            Set<String> keys = names.stream().map(Profile::nameKey).collect(Collectors.toSet());
            snapshots.openCalendarsNamed(sql, keys).forEach(this::putCalendar);
        }
    }

    private static <V> Set<String> missingFrom(Map<String, V> held, Collection<String> ids) {
        return ids.stream().filter(id -> !held.containsKey(id)).collect(Collectors.toSet());
    }
}
