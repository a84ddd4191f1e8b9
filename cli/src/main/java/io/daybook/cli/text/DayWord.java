package io.daybook.cli.text;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** A day as people say it. Immutable. */
public sealed interface DayWord {

    /** {@code yesterday}, {@code today}, {@code tomorrow}. */
    record FromToday(int days) implements DayWord {}

    /** {@code tue}: the coming one. Said on that very day it could be today or in a week, so it is refused. */
    record Coming(DayOfWeek weekday) implements DayWord {}

    /** {@code next tue}: the first one after today. */
    record Next(DayOfWeek weekday) implements DayWord {}

    /**
     * The date.
     *
     * @throws IllegalArgumentException if it could be two
     */
    default LocalDate date(LocalDate today) {
        return switch (this) {
            case FromToday(int days) -> today.plusDays(days);
            case Next(var weekday) -> today.with(TemporalAdjusters.next(weekday));
            case Coming(var weekday) -> {
                if (today.getDayOfWeek() == weekday) {
                    String day = weekday.name().toLowerCase(Locale.ROOT);
                    throw new IllegalArgumentException(
                            "today is a %s itself; write today, or next %s".formatted(day, day));
                }
                yield today.with(TemporalAdjusters.next(weekday));
            }
        };
    }
}
