package io.daybook.projector;

import io.daybook.scheduling.message.AppointmentSnapshot;
import io.daybook.v1.EntityType;
import io.daybook.v1.Event;
import io.daybook.views.AgendaDay;
import io.daybook.views.CalendarDocument;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Folds batches of consecutive events into what they change in the views. Folding a batch again, after a crash that left
 * it written in part, gives the same changes. For one thread; after a failure it must be thrown away, as it remembers
 * states that were not written.
 */
final class BatchFold {

    private static final int RECENT_APPOINTMENTS = 20_000;
    private static final int RECENT_CALENDARS = 5_000;
    private static final int RECENT_DAYS = 5_000;

    private final RecentStates<String, AppointmentSnapshot> recentAppointments = new RecentStates<>(RECENT_APPOINTMENTS);
    private final RecentStates<String, CalendarState> recentCalendars = new RecentStates<>(RECENT_CALENDARS);
    private final RecentStates<DayKey, AgendaDay> recentDays = new RecentStates<>(RECENT_DAYS);
    private final ViewSource views;
    private final Set<EntityKey> blocked;
    private final OverlapAudit audit;
    private final Clock clock;

    /**
     * Begins with what the views hold.
     *
     * @param views   where states are read
     * @param blocked the entities with parked events; added to when events are parked
     * @param audit   told of overlaps
     * @param clock   tells when events are parked
     */
    BatchFold(ViewSource views, Set<EntityKey> blocked, OverlapAudit audit, Clock clock) {
        this.views = views;
        this.blocked = blocked;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the next events change. */
    Changes fold(List<LogEntry> batch) {
        Map<String, AppointmentSnapshot> appointments = appointmentsBefore(batch);
        Map<String, CalendarState> calendars = recentCalendars.take(calendarsOf(batch), views::calendars);
        var entities = new EntityFold(appointments, calendars, blocked, clock.instant());
        batch.forEach(entities::fold);

        List<AppointmentChange> changes = chain(entities.changes(), calendars);
        Map<DayKey, AgendaDay> days = changedDays(changes);
        var changedCalendars = new LinkedHashSet<>(entities.changedCalendars());
        changes.forEach(change -> changedCalendars.add(change.calendarId()));

        recentAppointments.keep(appointments);
        recentCalendars.keep(calendars);
        recentDays.keep(days);
        return new Changes(changes, days.values(), documents(changedCalendars, calendars), entities.deadLetters());
    }

    /**
     * The appointments before their first event in the batch. Not their current state, which after a crash may hold
     * events of the batch already: from there the days they left could not be told.
     */
    private Map<String, AppointmentSnapshot> appointmentsBefore(List<LogEntry> batch) {
        var versions = new HashMap<String, Long>();
        events(batch, EntityType.ENTITY_TYPE_APPOINTMENT)
                .forEach(event -> versions.putIfAbsent(event.getEntityId(), event.getVersion() - 1));
        return recentAppointments.take(versions.keySet(), missing -> {
            Map<String, Long> wanted = versions.entrySet().stream()
                    .filter(version -> version.getValue() > 0 && missing.contains(version.getKey()))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            return wanted.isEmpty() ? Map.of() : views.appointments(wanted);
        });
    }

    private Set<String> calendarsOf(List<LogEntry> batch) {
        return events(batch, EntityType.ENTITY_TYPE_CALENDAR).map(Event::getEntityId).collect(Collectors.toSet());
    }

    private Stream<Event> events(List<LogEntry> batch, EntityType type) {
        return batch.stream()
                .filter(entry -> entry.entity().type() == type && !blocked.contains(entry.entity()))
                .flatMap(entry -> switch (entry) {
                    case LogEntry.Readable(var event) -> Stream.of(event);
                    case LogEntry.Unreadable _ -> Stream.empty();
                });
    }

    /** Tells every change which one came before it on its calendar. */
    private List<AppointmentChange> chain(List<AppointmentChange> changes, Map<String, CalendarState> calendars) {
        Set<String> further = changes.stream().map(AppointmentChange::calendarId).collect(Collectors.toSet());
        further.removeAll(calendars.keySet());
        calendars.putAll(recentCalendars.take(further, views::calendars));
        var chained = new ArrayList<AppointmentChange>(changes.size());
        for (AppointmentChange change : changes) {
            CalendarState calendar = calendars.computeIfAbsent(change.calendarId(), CalendarState::unknown);
            chained.add(change.following(changeBefore(change, calendar)));
            calendars.put(change.calendarId(), calendar.changedAt(change.position()));
        }
        return chained;
    }

    private long changeBefore(AppointmentChange change, CalendarState calendar) {
        long known = calendar.changePosition().orElse(Long.MAX_VALUE);
        // Later than this change: written before a crash.
        return known < change.position() ? known : views.lastChangeBefore(change.calendarId(), change.position());
    }

    private Map<DayKey, AgendaDay> changedDays(List<AppointmentChange> changes) {
        Map<DayKey, AgendaDay> days = recentDays.take(AgendaFold.touched(changes), views::days);
        return new AgendaFold(days, blocked, audit).fold(changes);
    }

    private static Collection<CalendarDocument> documents(Set<String> ids, Map<String, CalendarState> calendars) {
        return ids.stream()
                .map(id -> calendars.get(id).toDocument())
                .flatMap(Optional::stream)
                .toList();
    }
}
