package io.daybook.scheduling;

import java.time.Instant;
import java.time.LocalDateTime;

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
}
