package io.daybook.cli.output;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import java.time.Instant;

/** Instants and lengths of the contract. */
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

    /** A length of the contract; nothing if it is not set. */
    public static java.time.Duration of(Duration duration) {
        return java.time.Duration.ofSeconds(duration.getSeconds(), duration.getNanos());
    }

    /** A length to the contract, in whole seconds. */
    public static Duration duration(java.time.Duration length) {
        return Duration.newBuilder().setSeconds(length.toSeconds()).build();
    }
}
