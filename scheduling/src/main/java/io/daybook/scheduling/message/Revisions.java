package io.daybook.scheduling.message;

import io.daybook.scheduling.Revision;
import io.daybook.v1.Event;

/** The order of one entity's events. */
final class Revisions {

    private Revisions() {}

    /** Refuses an event that is not the next after a revision. */
    static void requireNext(Revision revision, Event event) {
        if (event.getVersion() != revision.version() + 1) {
            throw new UnreadableEventException(event, "the entity is at version " + revision.version());
        }
    }
}
