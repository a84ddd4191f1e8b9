package io.daybook.chaos.judge;

import io.daybook.scheduling.message.AppointmentSnapshot;
import io.daybook.v1.Appointment;
import io.daybook.v1.EntityType;
import io.daybook.v1.Event;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The whole log of a run, in memory, with the states that appointments had. Immutable. */
final class KnownLog {

    private final Map<Long, Event> byPosition = new HashMap<>();
    private final Map<String, List<Event>> byRequest = new HashMap<>();
    private final Map<String, List<Appointment>> states = new HashMap<>();
    private final List<Event> events;

    private KnownLog(List<Event> events) {
        this.events = List.copyOf(events);
    }

    /** Folds the events of a log. Those that cannot be folded make no state. */
    static KnownLog of(List<Event> events) {
        var log = new KnownLog(events);
        var snapshots = new HashMap<String, AppointmentSnapshot>();
        for (Event event : events) {
            log.byPosition.putIfAbsent(event.getPosition(), event);
            log.byRequest.computeIfAbsent(event.getRequestId(), _ -> new ArrayList<>()).add(event);
            if (event.getEntityType() == EntityType.ENTITY_TYPE_APPOINTMENT) {
                log.fold(event, snapshots);
            }
        }
        return log;
    }

    List<Event> events() {
        return events;
    }

    /** Position of its end, 0 if it is empty. */
    long head() {
        return events.isEmpty() ? 0 : events.getLast().getPosition();
    }

    Optional<Event> at(long position) {
        return Optional.ofNullable(byPosition.get(position));
    }

    /** What a request brought about, in order. */
    List<Event> ofRequest(String requestId) {
        return byRequest.getOrDefault(requestId, List.of());
    }

    Collection<List<Event>> byRequest() {
        return byRequest.values();
    }

    /** All states an appointment had, oldest first. */
    List<Appointment> states(String appointmentId) {
        return states.getOrDefault(appointmentId, List.of());
    }

    /** The ids of all appointments. */
    Collection<String> appointmentIds() {
        return states.keySet();
    }

    Optional<Appointment> state(String appointmentId, long version) {
        return states(appointmentId).stream()
                .filter(state -> state.getVersion() == version)
                .findFirst();
    }

    /** The version an appointment had when the log ended at a position, 0 if it was not there yet. */
    long versionAt(String appointmentId, long position) {
        return states(appointmentId).stream()
                .filter(state -> state.getPosition() <= position)
                .mapToLong(Appointment::getVersion)
                .max()
                .orElse(0);
    }

    private void fold(Event event, Map<String, AppointmentSnapshot> snapshots) {
        String id = event.getEntityId();
        AppointmentSnapshot before = snapshots.computeIfAbsent(id, AppointmentSnapshot::none);
        if (before.revision().version() + 1 == event.getVersion()) {
            AppointmentSnapshot after = before.apply(event);
            snapshots.put(id, after);
            states.computeIfAbsent(id, _ -> new ArrayList<>()).add(after.toMessage());
        }
    }
}
