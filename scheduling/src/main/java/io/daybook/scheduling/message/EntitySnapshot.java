package io.daybook.scheduling.message;

import io.daybook.scheduling.Revision;
import io.daybook.v1.EntityType;
import io.daybook.v1.Event;

/** A calendar, an appointment or a series at one revision. Immutable. */
public sealed interface EntitySnapshot permits AppointmentSnapshot, CalendarSnapshot, SeriesSnapshot {

    /** What kind of entity it is. */
    EntityType type();

    /** The entity's id. */
    String id();

    /** How far it has come. */
    Revision revision();

    /**
     * The snapshot after the next event.
     *
     * @throws UnreadableEventException if the event is not the next one of this entity, or unknown
     */
    EntitySnapshot apply(Event event);

    /** An entity before its first event. */
    static EntitySnapshot none(EntityType type, String id) {
        return switch (type) {
            case ENTITY_TYPE_CALENDAR -> CalendarSnapshot.none(id);
            case ENTITY_TYPE_APPOINTMENT -> AppointmentSnapshot.none(id);
            case ENTITY_TYPE_SERIES -> SeriesSnapshot.none(id);
            case ENTITY_TYPE_UNSPECIFIED, UNRECOGNIZED -> throw new IllegalArgumentException("no such entity: " + type);
        };
    }
}
