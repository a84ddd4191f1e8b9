package io.daybook.cli.output;

import com.google.protobuf.Timestamp;
import java.time.Instant;

/** Instants of the contract. */
public final class Instants {

    private Instants() {}

    /** From the contract. */
    public static Instant of(Timestamp timestamp) {
        return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
    }

    /** To the contract. */
    public static Timestamp timestamp(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }
}
