package io.daybook.cli.ics;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long an event takes.
 *
 * @param days whole days by the calendar, whatever the clocks do
 * @param time exact time on top
 */
record Extent(long days, Duration time) {

    private static final Pattern DURATION = Pattern.compile(
            "([+-]?)P(?:(\\d{1,9})W)?(?:(\\d{1,9})D)?(?:T(?:(\\d{1,9})H)?(?:(\\d{1,9})M)?(?:(\\d{1,9})S)?)?");

    static Extent ofDays(long days) {
        return new Extent(days, Duration.ZERO);
    }

    static Extent between(Instant start, Instant end) {
        return new Extent(0, Duration.between(start, end));
    }

    /**
     * Reads a DURATION.
     *
     * @throws UnbookableException if it is none
     */
    static Extent of(IcsProperty duration) {
        Matcher parts = DURATION.matcher(duration.value().strip());
        if (!parts.matches()) {
            throw new UnbookableException("DURATION is no length of time: " + duration.value());
        }
        int sign = parts.group(1).equals("-") ? -1 : 1;
        return new Extent(
                sign * (7 * number(parts, 2) + number(parts, 3)),
                Duration.ofHours(number(parts, 4))
                        .plusMinutes(number(parts, 5))
                        .plusSeconds(number(parts, 6))
                        .multipliedBy(sign));
    }

    /** The end of what starts at that local time. */
    Instant endOf(LocalDateTime start, LocalClock clock) {
        Instant later = days == 0 ? clock.instant(start) : clock.instant(start.plusDays(days));
        return later.plus(time);
    }

    private static long number(Matcher parts, int group) {
        return parts.group(group) == null ? 0 : Long.parseLong(parts.group(group));
    }
}
