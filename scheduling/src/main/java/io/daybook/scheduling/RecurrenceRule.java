package io.daybook.scheduling;

import static java.time.temporal.TemporalAdjusters.previousOrSame;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How something recurs: a subset of the rules of RFC 5545 section 3.3.10, those that repeat by days, weeks or months and
 * that end. Immutable.
 *
 * @param days     on which days
 * @param interval in every how many days, weeks or months, 1 to 1,000; 1 is all of them
 * @param end      what ends it
 */
public record RecurrenceRule(RecurringDays days, int interval, RecurrenceEnd end) {

    private static final LocalDate END_OF_TIME =
            SlotResolution.LATEST.atOffset(ZoneOffset.UTC).toLocalDate().plusDays(1);

    /**
     * Reads a rule such as {@code FREQ=WEEKLY;BYDAY=MO,WE;COUNT=20}, in any case, also with {@code RRULE:} before it.
     *
     * @throws UnusableRuleException if it is none, or has what is not supported
     */
    public static RecurrenceRule parse(String text) {
        return RecurrenceRuleText.read(text);
    }

    /**
     * The days after that of the first start, in order, up to the latest there can be; {@link #end} does not show here.
     *
     * @param first the day of the first start, not after the latest there can be
     */
    Stream<LocalDate> daysAfter(LocalDate first) {
        Stream<LocalDate> recurring = switch (days) {
            case RecurringDays.Daily() -> first.datesUntil(END_OF_TIME, Period.ofDays(interval));
            case RecurringDays.Weekly(var weekdays, var weekStart) -> {
                Set<DayOfWeek> asked = weekdays.isEmpty() ? Set.of(first.getDayOfWeek()) : weekdays;
                yield daysOfWeeks(first.with(previousOrSame(weekStart))).filter(day -> asked.contains(day.getDayOfWeek()));
            }
            case RecurringDays.MonthlyByDate(var dates) -> {
                Set<Integer> asked = dates.isEmpty() ? Set.of(first.getDayOfMonth()) : dates;
                yield daysOfMonths(first.withDayOfMonth(1)).filter(day -> isOneOf(asked, day));
            }
            case RecurringDays.MonthlyByWeekday(var weekdays) ->
                daysOfMonths(first.withDayOfMonth(1))
                        .filter(day -> weekdays.stream().anyMatch(weekday -> weekday.isOn(day)));
        };
        return recurring.filter(day -> day.isAfter(first));
    }

    private Stream<LocalDate> daysOfWeeks(LocalDate start) {
        return start.datesUntil(END_OF_TIME, Period.ofWeeks(interval)).flatMap(week -> week.datesUntil(week.plusWeeks(1)));
    }

    private Stream<LocalDate> daysOfMonths(LocalDate start) {
        return start.datesUntil(END_OF_TIME, Period.ofMonths(interval))
                .flatMap(month -> month.datesUntil(month.plusMonths(1)));
    }

    private static boolean isOneOf(Set<Integer> dates, LocalDate day) {
        int date = day.getDayOfMonth();
        return dates.contains(date) || dates.contains(date - day.lengthOfMonth() - 1);
    }
}
