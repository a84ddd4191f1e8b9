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

    /** Whether this is where a slot ends. */
    default boolean isEndOf(TimeSlot slot) {
        return switch (this) {
            case At(var instant) -> instant.equals(slot.end());
            case After(var length) -> length.equals(slot.length());
        };
    }
}
