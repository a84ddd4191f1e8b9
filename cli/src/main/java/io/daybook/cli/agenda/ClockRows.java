package io.daybook.cli.agenda;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a day, one for each half hour that the wall clock can show. Where clocks go forward, some are skipped;
 * where they go back, some are gone through twice.
 */
final class ClockRows {

    /** Rows of a whole day. */
    static final int PER_DAY = 48;

    /** Rows of an hour. */
    static final int PER_HOUR = 2;

    private static final long SECONDS = Duration.ofDays(1).toSeconds() / PER_DAY;

    private final Day day;
    private final List<Stretch> stretches = new ArrayList<>();

    ClockRows(Day day) {
        this.day = day;
        Instant start = day.start();
        var change = day.clockChange();
        if (change.isPresent()) {
            addStretch(start, change.get().getInstant());
            start = change.get().getInstant();
        }
        addStretch(start, day.end());
    }

    /** A part of the day with one offset. */
    private record Stretch(Instant start, Instant end, ZoneOffset offset) {}

    /** Rows in a row, both ends inclusive. */
    record Range(int first, int last) {

        boolean holds(int row) {
            return first <= row && row <= last;
        }

        boolean touches(Range other) {
            return first <= other.last && other.first <= last;
        }

        Range and(Range other) {
            return new Range(Math.min(first, other.first), Math.max(last, other.last));
        }
    }

    /** The rows a span within the day covers, all or part of each. */
    Range covered(Instant start, Instant end) {
        return stretches.stream()
                .filter(stretch -> start.isBefore(stretch.end()) && end.isAfter(stretch.start()))
                .map(stretch -> rows(later(start, stretch.start()), earlier(end, stretch.end()), stretch.offset()))
                .reduce(Range::and)
                .orElseThrow();
    }

    /** Whether the clock shows any time of that row on this day. */
    boolean occurs(int row) {
        return stretches.stream()
                .anyMatch(stretch -> rows(stretch.start(), stretch.end(), stretch.offset()).holds(row));
    }

    private void addStretch(Instant start, Instant end) {
        if (start.isBefore(end)) {
            stretches.add(new Stretch(start, end, day.zone().getRules().getOffset(start)));
        }
    }

    private Range rows(Instant start, Instant end, ZoneOffset offset) {
        int first = Math.toIntExact(Math.floorDiv(secondOfDay(start, offset), SECONDS));
        int last = Math.toIntExact(Math.floorDiv(secondOfDay(end, offset) - 1, SECONDS));
        return new Range(Math.clamp(first, 0, PER_DAY - 1), Math.clamp(Math.max(first, last), 0, PER_DAY - 1));
    }

    private long secondOfDay(Instant instant, ZoneOffset offset) {
        return Duration.between(day.date().atStartOfDay(), LocalDateTime.ofInstant(instant, offset))
                .toSeconds();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
