package io.daybook.scheduling.message;

import io.daybook.v1.Event;

/** An event that this release cannot apply: of an unknown type, or out of its entity's order. */
public final class UnreadableEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Names the event by its place in the log. */
    public UnreadableEventException(Event event, String problem) {
        super("event %d (%s, version %d of %s): %s"
                .formatted(event.getPosition(), event.getPayloadCase(), event.getVersion(), event.getEntityId(), problem));
    }
}
