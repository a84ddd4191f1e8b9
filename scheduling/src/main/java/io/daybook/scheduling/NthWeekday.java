package io.daybook.scheduling;

import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * A weekday of a month, such as the first Monday or the last Friday. Immutable.
 *
 * @param nth     which one: 1 to 5, or -5 to -1 counted from the month's end; 0 is every one
 * @param weekday the day of the week
 */
public record NthWeekday(int nth, DayOfWeek weekday) {

    boolean isOn(LocalDate day) {
        return day.getDayOfWeek() == weekday && (nth == 0 || nth == fromStart(day) || nth == fromEnd(day));
    }

    private static int fromStart(LocalDate day) {
        return (day.getDayOfMonth() - 1) / 7 + 1;
    }

    private static int fromEnd(LocalDate day) {
        return -((day.lengthOfMonth() - day.getDayOfMonth()) / 7 + 1);
    }
}
