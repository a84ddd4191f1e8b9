package io.daybook.query.availability;

import io.daybook.scheduling.TimeSlot;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Some days in a row, in UTC: what is read and kept together, so that windows that overlap share most of it. Immutable.
 *
 * @param number which one, counted from that of 1970-01-01
 */
record Stretch(int number) {

    private static final int DAYS = 16;

    /** Those that an interval touches, in order. */
    static Stream<Stretch> touchedBy(TimeSlot interval) {
        return IntStream.rangeClosed(at(interval.start()), at(interval.end().minusNanos(1))).mapToObj(Stretch::new);
    }

    Stream<LocalDate> days() {
        long first = (long) number * DAYS;
        return LongStream.range(first, first + DAYS).mapToObj(LocalDate::ofEpochDay);
    }

    static Stretch of(LocalDate day) {
        return new Stretch(Math.toIntExact(Math.floorDiv(day.toEpochDay(), DAYS)));
    }

    private static int at(Instant instant) {
        return of(LocalDate.ofInstant(instant, ZoneOffset.UTC)).number;
    }
}
