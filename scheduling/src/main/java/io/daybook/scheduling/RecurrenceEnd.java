package io.daybook.scheduling;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** What ends a recurrence. Immutable. */
public sealed interface RecurrenceEnd {

    /**
     * The number of occurrences.
     *
     * @param occurrences how many, 1 to {@value Occurrences#MAX}
     */
    record Count(int occurrences) implements RecurrenceEnd {}

    /**
     * A local day.
     *
     * @param last the last day on which an occurrence may start
     */
    record UntilDay(LocalDate last) implements RecurrenceEnd {}

    /**
     * A local time.
     *
     * @param last the last at which an occurrence may start
     */
    record UntilLocal(LocalDateTime last) implements RecurrenceEnd {}

    /**
     * An instant.
     *
     * @param last the last at which an occurrence may start
     */
    record UntilInstant(Instant last) implements RecurrenceEnd {}

    /** Whether an occurrence is not too late; how many there are before it is not looked at. */
    default boolean admits(Occurrence occurrence) {
        return switch (this) {
            case Count _ -> true;
            case UntilDay(var last) -> !occurrence.localStart().toLocalDate().isAfter(last);
            case UntilLocal(var last) -> !occurrence.localStart().isAfter(last);
            case UntilInstant(var last) -> !occurrence.start().isAfter(last);
        };
    }
}
