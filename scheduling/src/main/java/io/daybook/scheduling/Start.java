package io.daybook.scheduling;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** When something is to start, as it was asked. Immutable. */
public sealed interface Start {

    /**
     * At an instant.
     *
     * @param instant the instant
     */
    record At(Instant instant) implements Start {}

    /**
     * At a time on the wall clock of a zone.
     *
     * @param time what the clock shows
     */
    record Local(LocalDateTime time) implements Start {}

    /** Whether this is an instant, of two that a local time may be, the earlier. */
    default boolean isAt(Instant instant, ZoneId zone) {
        return switch (this) {
            case At(var at) -> at.equals(instant);
            case Local(var time) -> time.atZone(zone).toInstant().equals(instant);
        };
    }
}
