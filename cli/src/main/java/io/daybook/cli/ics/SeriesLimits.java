package io.daybook.cli.ics;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How much of a series is booked.
 *
 * @param occurrences how many occurrences at most
 * @param length      how long after the first one they start at most
 * @param present     if the limits count from now instead
 */
public record SeriesLimits(int occurrences, Duration length, Optional<Present> present) {

    /**
     * The time the limits count from. What has ended is history, which they do not bound.
     *
     * @param past what ended longer ago is not booked
     */
    public record Present(Instant now, Duration past) {
        Instant earliestEnd() {
            return now.minus(past);
        }
    }

    /** A year, which holds every weekday, and no more than a good one a day. */
    public static final SeriesLimits DEFAULT = new SeriesLimits(400, Duration.ofDays(366));

    /** Limits that count from the first occurrence. */
    public SeriesLimits(int occurrences, Duration length) {
        this(occurrences, length, Optional.empty());
    }
}
