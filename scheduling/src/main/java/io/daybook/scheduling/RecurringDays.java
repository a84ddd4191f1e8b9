package io.daybook.scheduling;

import java.time.DayOfWeek;
import java.util.Set;

/** On which days something recurs. Immutable. */
public sealed interface RecurringDays {

    /** On every day. */
    record Daily() implements RecurringDays {}

    /**
     * On days of the week.
     *
     * @param weekdays  the days; none: that of the first start
     * @param weekStart with which day weeks start, which matters where weeks are passed over
     */
    record Weekly(Set<DayOfWeek> weekdays, DayOfWeek weekStart) implements RecurringDays {

        /** Copies the set. */
        public Weekly {
            weekdays = Set.copyOf(weekdays);
        }
    }

    /**
     * On dates of the month, as far as the month has them.
     *
     * @param dates 1 to 31, or -31 to -1 counted from the month's end; none: that of the first start
     */
    record MonthlyByDate(Set<Integer> dates) implements RecurringDays {

        /** Copies the set. */
        public MonthlyByDate {
            dates = Set.copyOf(dates);
        }
    }

    /**
     * On weekdays of the month, as far as the month has them.
     *
     * @param weekdays the days, at least one
     */
    record MonthlyByWeekday(Set<NthWeekday> weekdays) implements RecurringDays {

        /** Copies the set. */
        public MonthlyByWeekday {
            weekdays = Set.copyOf(weekdays);
        }
    }
}
