package io.daybook.projector;

import com.google.protobuf.ByteString;
import io.daybook.scheduling.Appointment.Claim;
import io.daybook.scheduling.TimeSlot;
import io.daybook.scheduling.message.AppointmentSnapshot;
import io.daybook.v1.Event;
import io.daybook.views.DeadLetter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Folds events into the appointments and calendars they are about. What cannot be applied is parked and blocks its
 * entity: all later events of that entity are parked behind it, all others go on. For one thread and one batch.
 */
final class EntityFold {

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
    private static final Duration LONGEST = Duration.ofDays(1_000);

    private final Map<String, AppointmentSnapshot> appointments;
    private final Map<String, CalendarState> calendars;
    private final Set<EntityKey> blocked;
    private final Map<Long, EntityKey> skipped;
    private final Map<Long, String> refused;
    private final Instant now;
    private final List<AppointmentChange> changes = new ArrayList<>();
    private final List<CalendarState> calendarStates = new ArrayList<>();
    private final List<DeadLetter> deadLetters = new ArrayList<>();

    /**
     * Begins a fold; the first three collections are changed by it.
     *
     * @param appointments the batch's appointments before their first event in it
     * @param calendars    the batch's calendars
     * @param blocked      the entities that are blocked
     * @param skipped      by position, the entities of the events that change nothing, as somebody decided
     * @param refused      by position, what cannot be stored and why
     * @param now          when events are parked
     */
    EntityFold(
            Map<String, AppointmentSnapshot> appointments,
            Map<String, CalendarState> calendars,
            Set<EntityKey> blocked,
            Map<Long, EntityKey> skipped,
            Map<Long, String> refused,
            Instant now) {
        this.appointments = appointments;
        this.calendars = calendars;
        this.blocked = blocked;
        this.skipped = skipped;
        this.refused = refused;
        this.now = now;
    }

    void fold(LogEntry entry) {
        switch (entry) {
            case LogEntry.Unreadable(var position, var entity, var bytes, var problem) -> {
                if (!isSkipped(position, entity)) {
                    park(position, entity, "", bytes, problem);
                }
            }
            case LogEntry.Readable(var event) -> {
                if (blocked.contains(entry.entity())) {
                    park(event, "waits behind an earlier event that could not be applied");
                } else {
                    applyOrPark(event);
                }
            }
        }
    }

    List<AppointmentChange> changes() {
        return changes;
    }

    /** What the calendars were after each of their events. */
    List<CalendarState> calendarStates() {
        return calendarStates;
    }

    List<DeadLetter> deadLetters() {
        return deadLetters;
    }

    /** Whatever an event makes the rules throw is a fault of that event and must not stop the others. */
    private void applyOrPark(Event event) {
        try {
            apply(event);
        } catch (RuntimeException e) {
            park(event, e.toString());
        }
    }

    private void apply(Event event) {
        String refusal = refused.get(event.getPosition());
        if (refusal != null) {
            throw new IllegalArgumentException(refusal);
        }
        switch (event.getEntityType()) {
            case ENTITY_TYPE_APPOINTMENT -> applyToAppointment(event);
            case ENTITY_TYPE_CALENDAR -> applyToCalendar(event);
            // No view shows series; their occurrences are appointments, which have events of their own.
            case ENTITY_TYPE_SERIES -> {}
            case ENTITY_TYPE_UNSPECIFIED, UNRECOGNIZED ->
                throw new IllegalArgumentException("unknown kind of entity: " + event.getEntityTypeValue());
        }
    }

    private void applyToAppointment(Event event) {
        AppointmentSnapshot before = appointments.computeIfAbsent(event.getEntityId(), AppointmentSnapshot::none);
        if (isSkipped(event) && before.revision().version() == 0) {
            // There is nothing to show without it.
            return;
        }
        AppointmentSnapshot after = isSkipped(event) ? before.pass(event) : before.apply(event);
        AppointmentChange change = AppointmentChange.of(event, before, after);
        change.claimsAfter().stream().map(Claim::blocked).forEach(EntityFold::requireStorable);
        changes.add(change);
        appointments.put(after.id(), after);
    }

    private void applyToCalendar(Event event) {
        CalendarState before = calendars.computeIfAbsent(event.getEntityId(), CalendarState::unknown);
        if (!before.contains(event)) {
            CalendarState after = isSkipped(event) ? before.pass(event) : before.apply(event);
            calendars.put(event.getEntityId(), after);
            calendarStates.add(after);
        }
    }

    private boolean isSkipped(Event event) {
        return isSkipped(event.getPosition(), EntityKey.of(event));
    }

    /** Another log has another event at the position. */
    private boolean isSkipped(long position, EntityKey entity) {
        return entity.equals(skipped.get(position));
    }

    /** No legal appointment comes near these bounds. Beyond them one event would fill the agenda with days for ever. */
    private static void requireStorable(TimeSlot slot) {
        if (slot.start().isBefore(EARLIEST) || slot.end().isAfter(LATEST) || slot.length().compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("the time cannot be stored: " + slot);
        }
    }

    private void park(Event event, String problem) {
        String type = event.getPayloadCase().name();
        park(event.getPosition(), EntityKey.of(event), type, event.toByteString(), problem);
    }

    private void park(long position, EntityKey entity, String eventType, ByteString event, String problem) {
        blocked.add(entity);
        deadLetters.add(new DeadLetter(position, entity.type(), entity.id(), eventType, problem, event, now));
    }
}
