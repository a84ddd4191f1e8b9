package io.daybook.scheduling;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.function.Consumer;

/**
 * What the clocks of a zone show. Between two changes of its offset local time runs on evenly; looking at each such
 * stretch by itself makes gaps, overlaps and skipped days no special cases.
 *
 * @param zone the zone
 */
record WallClock(ZoneId zone) {

    /**
     * The part of a local date that lies in one stretch of even time.
     *
     * @param date     the date
     * @param midnight Unix second at which the clock would show midnight, were the offset the same all day
     * @param from     Unix second at which the part begins
     * @param until    Unix second at which it ends, exclusive
     */
    record DayPart(LocalDate date, long midnight, long from, long until) {

        /** The seconds of it at which the clock shows a time of a period. */
        Spans spanOf(DayPeriod period) {
            return Spans.of(
                    Math.max(from, midnight + period.fromSecond()), Math.min(until, midnight + period.untilSecond()));
        }
    }

    /** Hands out the parts of all local dates between two Unix seconds, in order. */
    void days(long from, long until, Consumer<DayPart> parts) {
        for (long start = from; start < until; ) {
            long end = Math.min(until, nextChange(start));
            stretch(zone.getRules().getOffset(Instant.ofEpochSecond(start)), start, end, parts);
            start = end;
        }
    }

    /** Second of the local day that the clock shows at a Unix second. */
    long secondOfDay(long second) {
        int offset = zone.getRules().getOffset(Instant.ofEpochSecond(second)).getTotalSeconds();
        return Math.floorMod(second + offset, (long) DayPeriod.END_OF_DAY);
    }

    /** The first Unix second after one at which the offset changes; {@link Long#MAX_VALUE} if it never does. */
    long nextChange(long second) {
        ZoneOffsetTransition next = zone.getRules().nextTransition(Instant.ofEpochSecond(second));
        return next == null ? Long.MAX_VALUE : next.toEpochSecond();
    }

    /** The last Unix second until one, inclusive, at which the offset changed; {@link Long#MIN_VALUE} if it never did. */
    long lastChange(long second) {
        ZoneOffsetTransition last = zone.getRules().previousTransition(Instant.ofEpochSecond(second + 1));
        return last == null ? Long.MIN_VALUE : last.toEpochSecond();
    }

    private static void stretch(ZoneOffset offset, long from, long until, Consumer<DayPart> parts) {
        for (long start = from; start < until; ) {
            long day = Math.floorDiv(start + offset.getTotalSeconds(), (long) DayPeriod.END_OF_DAY);
            long midnight = day * DayPeriod.END_OF_DAY - offset.getTotalSeconds();
            long end = Math.min(until, midnight + DayPeriod.END_OF_DAY);
            parts.accept(new DayPart(LocalDate.ofEpochDay(day), midnight, start, end));
            start = end;
        }
    }
}
