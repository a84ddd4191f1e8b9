package io.daybook.cli.ics;

import java.time.Duration;

/**
 * How much of a series is booked.
 *
 * @param occurrences how many occurrences at most
 * @param length      how long after the first one at most
 */
public record SeriesLimits(int occurrences, Duration length) {

    /** A year, which holds every weekday, and no more than a good one a day. */
    public static final SeriesLimits DEFAULT = new SeriesLimits(400, Duration.ofDays(366));
}
