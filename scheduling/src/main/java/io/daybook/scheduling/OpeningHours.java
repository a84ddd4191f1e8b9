package io.daybook.scheduling;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * When a calendar is open, on the wall clock of its zone: it is open at an instant if the clock then shows an open time.
 * Without any hours, weekly or extra, it is open always but for the dates on which it is closed. Immutable.
 *
 * @param weekly     the periods in which it is open every week
 * @param exceptions the dates on which it is otherwise
 */
public record OpeningHours(List<Weekly> weekly, List<DateException> exceptions) {

    /** Open always. */
    public static final OpeningHours ALWAYS = new OpeningHours(List.of(), List.of());

    /** Copies the lists. */
    public OpeningHours {
        weekly = List.copyOf(weekly);
        exceptions = List.copyOf(exceptions);
    }

    /**
     * A period on one day of every week.
     *
     * @param day    the day
     * @param period when on that day
     */
    public record Weekly(DayOfWeek day, DayPeriod period) {}

    /**
     * Dates on which the hours differ.
     *
     * @param first  first date
     * @param last   last date, inclusive, not before {@code first}
     * @param open   whether it is open then, besides its weekly hours; else it is closed, whatever its weekly hours
     * @param period when on each of these dates
     */
    public record DateException(LocalDate first, LocalDate last, boolean open, DayPeriod period) {

        /** Whether it says something of a date. */
        public boolean covers(LocalDate date) {
            return !date.isBefore(first) && !date.isAfter(last);
        }

        /** Whether the two speak of the same time of the same date. */
        public boolean overlaps(DateException other) {
            return !first.isAfter(other.last) && !other.first.isAfter(last) && period.overlaps(other.period);
        }
    }

    /** Whether there are any hours outside which it is closed. */
    public boolean areLimited() {
        return !weekly.isEmpty() || exceptions.stream().anyMatch(DateException::open);
    }

    /** When it is open within a window: by start, neither overlapping nor touching. */
    public List<TimeSlot> openDuring(TimeSlot window, ZoneId zone) {
        return openSpans(Spans.of(window), zone).toSlots();
    }

    /** When it is open within one span. */
    Spans openSpans(Spans window, ZoneId zone) {
        if (!areLimited() && exceptions.isEmpty()) {
            return window;
        }
        var open = new ArrayList<Spans>();
        var wallClock = new WallClock(zone);
        wallClock.days(window.from(0), window.until(0), day -> open.add(
                on(day.date()).shifted(day.midnight()).and(Spans.of(day.from(), day.until()))));
        return Spans.union(open);
    }

    /** The seconds of a date's wall clock on which it is open. */
    private Spans on(LocalDate date) {
        Stream<DayPeriod> regular = areLimited()
                ? weekly.stream().filter(hours -> hours.day() == date.getDayOfWeek()).map(Weekly::period)
                : Stream.of(DayPeriod.WHOLE_DAY);
        return union(Stream.concat(regular, exceptionsOn(date, true))).without(union(exceptionsOn(date, false)));
    }

    private Stream<DayPeriod> exceptionsOn(LocalDate date, boolean open) {
        return exceptions.stream()
                .filter(exception -> exception.open() == open && exception.covers(date))
                .map(DateException::period);
    }

    private static Spans union(Stream<DayPeriod> periods) {
        return Spans.union(periods.map(period -> Spans.of(period.fromSecond(), period.untilSecond()))
                .toList());
    }
}
