package io.daybook.projector;

import com.google.protobuf.ByteString;
import io.daybook.v1.Event;

/** One place of the log as it arrived. Immutable. */
sealed interface LogEntry {

    /** Its place. */
    long position();

    /** What it is about. */
    EntityKey entity();

    /**
     * An event whose envelope can be read; whether it can be applied is another matter.
     *
     * @param event the event
     */
    record Readable(Event event) implements LogEntry {

        @Override
        public long position() {
            return event.getPosition();
        }

        @Override
        public EntityKey entity() {
            return EntityKey.of(event);
        }
    }

    /**
     * Bytes that are no envelope.
     *
     * @param position where they were found
     * @param entity   what they are about, as the subject says
     * @param bytes    what was found
     * @param problem  why they cannot be read
     */
    record Unreadable(long position, EntityKey entity, ByteString bytes, String problem) implements LogEntry {}
}
