package io.daybook.cli.ics;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How much of a series is booked.
 *
 * @param occurrences how many occurrences at most
 * @param length      how long after the first one, or after {@code from} if that is later, at most
 * @param from        occurrences that start earlier are not; empty: all are
 */
public record SeriesLimits(int occurrences, Duration length, Optional<Instant> from) {

    /** A year, which holds every weekday, and no more than a good one a day. */
    public static final SeriesLimits DEFAULT = new SeriesLimits(400, Duration.ofDays(366));

    /** Limits that count from the first occurrence. */
    public SeriesLimits(int occurrences, Duration length) {
        this(occurrences, length, Optional.empty());
    }
}
