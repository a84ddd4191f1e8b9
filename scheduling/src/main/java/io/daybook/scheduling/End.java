package io.daybook.scheduling;

import java.time.Duration;
import java.time.Instant;

/** When something is to end, as it was asked. Immutable. */
public sealed interface End {

    /**
     * At an instant.
     *
     * @param instant the instant, exclusive
     */
    record At(Instant instant) implements End {}

    /**
     * A while after the start.
     *
     * @param length how long, in elapsed time
     */
    record After(Duration length) implements End {}
}
