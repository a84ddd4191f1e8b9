package io.daybook.scheduling;

import java.time.LocalTime;

/**
 * A part of a day on the wall clock, half-open. Immutable.
 *
 * @param fromSecond  first second of the day, 0 to 86,399
 * @param untilSecond second of the day at which it ends, exclusive, after {@code fromSecond}; 86,400 for the end of the day
 */
public record DayPeriod(int fromSecond, int untilSecond) {

    /** The second at which a day ends. */
    public static final int END_OF_DAY = 86_400;

    /** The whole day. */
    public static final DayPeriod WHOLE_DAY = new DayPeriod(0, END_OF_DAY);

    /**
     * Checks that the period is not empty and within a day.
     *
     * @throws IllegalArgumentException if it is not
     */
    public DayPeriod {
        if (fromSecond < 0 || untilSecond > END_OF_DAY || fromSecond >= untilSecond) {
            throw new IllegalArgumentException("no part of a day: %d to %d".formatted(fromSecond, untilSecond));
        }
    }

    /** Whether the two share any second; periods that only touch do not. */
    public boolean overlaps(DayPeriod other) {
        return fromSecond < other.untilSecond && other.fromSecond < untilSecond;
    }

    /** When it begins, {@code 09:00} or {@code 09:00:30}. */
    public String fromText() {
        return LocalTime.ofSecondOfDay(fromSecond).toString();
    }

    /** When it ends, {@code 17:00}; {@code 24:00} for the end of the day. */
    public String untilText() {
        return untilSecond == END_OF_DAY ? "24:00" : LocalTime.ofSecondOfDay(untilSecond).toString();
    }
}
