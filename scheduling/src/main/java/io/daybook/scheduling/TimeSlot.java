package io.daybook.scheduling;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * A half-open interval of time, {@code [start, end)}, never empty. Immutable.
 *
 * @param start first instant, inclusive
 * @param end   last instant, exclusive; after {@code start}
 */
public record TimeSlot(Instant start, Instant end) {

    /** The longest that can be booked: a leap year, so that "a year" fits and several do not. */
    public static final Duration LONGEST = Duration.ofDays(366);

    /**
     * Checks that the interval is not empty.
     *
     * @throws IllegalArgumentException if {@code end} is not after {@code start}
     */
    public TimeSlot {
        requireNonNull(start);
        if (!end.isAfter(start)) {
            throw new IllegalArgumentException("a slot ends after it starts: " + start + " to " + end);
        }
    }

    /** The slot of the given length that starts at {@code start}. */
    public static TimeSlot startingAt(Instant start, Duration length) {
        return new TimeSlot(start, start.plus(length));
    }

    /** The slot of the given length that ends at {@code end}. */
    public static TimeSlot endingAt(Instant end, Duration length) {
        return new TimeSlot(end.minus(length), end);
    }

    /** How long it lasts. */
    public Duration length() {
        return Duration.between(start, end);
    }

    /** Whether it lies between 1900-01-01 and 2200-01-01, as all that is booked does. */
    public boolean isWithinBounds() {
        return SlotResolution.isWithinBounds(this);
    }

    /** Whether the two share any instant; slots that only touch do not. */
    public boolean overlaps(TimeSlot other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }
}
