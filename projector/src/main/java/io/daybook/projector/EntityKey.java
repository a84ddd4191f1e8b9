package io.daybook.projector;

import io.daybook.v1.EntityType;
import io.daybook.v1.Event;

/**
 * Names one calendar, appointment or series. Immutable.
 *
 * @param type what kind it is; ENTITY_TYPE_UNSPECIFIED if this release does not know its kind
 * @param id   its id
 */
record EntityKey(EntityType type, String id) {

    EntityKey {
        if (type == EntityType.UNRECOGNIZED) {
            type = EntityType.ENTITY_TYPE_UNSPECIFIED;
        }
    }

    static EntityKey of(Event event) {
        return new EntityKey(event.getEntityType(), event.getEntityId());
    }
}
