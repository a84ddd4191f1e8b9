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
import java.util.HashSet;
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
    private final Map<Long, EntityKey> skipped;
    private final OverlapAudit audit;
    private final Clock clock;

    /**
     * Begins with what the views hold.
     *
     * @param views   where states are read
     * @param blocked the entities with events parked before the first that is folded; added to when events are parked
     * @param skipped by position, the entities of the events that change nothing, as somebody decided
     * @param audit   told of overlaps
     * @param clock   tells when events are parked
     */
    BatchFold(ViewSource views, Set<EntityKey> blocked, Map<Long, EntityKey> skipped, OverlapAudit audit, Clock clock) {
        this.views = views;
        this.blocked = blocked;
        this.skipped = skipped;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the next events change. Whether a day has room for all of them shows at the end; if not, it is done again. */
    Changes fold(List<LogEntry> batch) {
        var refused = new HashMap<Long, String>();
        Optional<Changes> changes;
        do {
            changes = fold(batch, refused);
        } while (changes.isEmpty());
        return changes.get();
    }

    /** Empty if there is more to refuse, which is then among {@code refused}. */
    private Optional<Changes> fold(List<LogEntry> batch, Map<Long, String> refused) {
        Map<String, AppointmentSnapshot> appointments = appointmentsBefore(batch);
        Map<String, CalendarState> calendars = recentCalendars.take(calendarsOf(batch), views::calendars);
        var seats = new SeatsHistory();
        seats.note(calendars.values());
        var nowBlocked = new HashSet<>(blocked);
        var entities = new EntityFold(appointments, calendars, nowBlocked, skipped, refused, clock.instant());
        batch.forEach(entities::fold);
        seats.note(entities.calendarStates());

        List<AppointmentChange> changes = chain(entities.changes(), calendars);
        seats.note(calendars.values());
        Map<DayKey, AgendaDay> before = recentDays.take(AgendaFold.touched(changes), views::days);
        var agenda = new AgendaFold(before, nowBlocked, seats, audit);
        Map<DayKey, AgendaDay> days = agenda.fold(changes);
        if (!agenda.overfull().isEmpty()) {
            refused.putAll(agenda.overfull());
            return Optional.empty();
        }
        var changedCalendars = new LinkedHashSet<String>();
        entities.calendarStates().forEach(state -> changedCalendars.add(state.snapshot().id()));
        changes.forEach(change -> changedCalendars.addAll(change.calendarIds()));

        recentAppointments.keep(appointments);
        recentCalendars.keep(calendars);
        recentDays.keep(days);
        blocked.addAll(nowBlocked);
        return Optional.of(
                new Changes(changes, days.values(), documents(changedCalendars, calendars), entities.deadLetters()));
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

    /** Tells every change which one came before it on each of its calendars. */
    private List<AppointmentChange> chain(List<AppointmentChange> changes, Map<String, CalendarState> calendars) {
        Set<String> further =
                changes.stream().flatMap(change -> change.calendarIds().stream()).collect(Collectors.toSet());
        further.removeAll(calendars.keySet());
        calendars.putAll(recentCalendars.take(further, views::calendars));
        var chained = new ArrayList<AppointmentChange>(changes.size());
        for (AppointmentChange change : changes) {
            chained.add(change.following(id -> {
                CalendarState calendar = calendars.computeIfAbsent(id, CalendarState::unknown);
                calendars.put(id, calendar.changedAt(change.position()));
                return changeBefore(change.position(), id, calendar);
            }));
        }
        return chained;
    }

    private long changeBefore(long position, String calendarId, CalendarState calendar) {
        long known = calendar.changePosition().orElse(Long.MAX_VALUE);
        // Later than this change: written before a crash.
        return known < position ? known : views.lastChangeBefore(calendarId, position);
    }

    private static Collection<CalendarDocument> documents(Set<String> ids, Map<String, CalendarState> calendars) {
        return ids.stream()
                .map(id -> calendars.get(id).toDocument())
                .flatMap(Optional::stream)
                .toList();
    }
}
