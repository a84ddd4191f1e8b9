package io.daybook.scheduling.message;

import com.google.protobuf.Timestamp;
import io.daybook.scheduling.TimeSlot;
import java.time.Instant;

/** Instants as protobuf has them. */
public final class Times {

    private Times() {}

    /** The message for an instant. */
    public static Timestamp timestamp(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }

    /** The instant of a message. */
    public static Instant instant(Timestamp timestamp) {
        return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
    }

    /** The slot between two messages. */
    static TimeSlot slot(Timestamp start, Timestamp end) {
        return new TimeSlot(instant(start), instant(end));
    }
}
