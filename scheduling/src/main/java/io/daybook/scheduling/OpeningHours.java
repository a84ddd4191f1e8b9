package io.daybook.scheduling;

import io.daybook.scheduling.WallClock.DayPart;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

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
            return touches(other.first, other.last) && period.overlaps(other.period);
        }

        /** Whether it says something of any date from one to another. */
        boolean touches(LocalDate from, LocalDate until) {
            return !first.isAfter(until) && !from.isAfter(last);
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
        var days = new TreeMap<LocalDate, List<DayPart>>();
        new WallClock(zone)
                .days(window.from(0), window.until(0), day -> days.computeIfAbsent(day.date(), _ -> new ArrayList<>())
                        .add(day));
        Spans regular = areLimited() ? weeklySpans(days) : window;
        return Spans.union(List.of(regular, exceptionSpans(days, true))).without(exceptionSpans(days, false));
    }

    private Spans weeklySpans(Map<LocalDate, List<DayPart>> days) {
        var spans = new ArrayList<Spans>();
        days.forEach((date, parts) -> weekly.stream()
                .filter(hours -> hours.day() == date.getDayOfWeek())
                .forEach(hours -> parts.forEach(part -> spans.add(part.spanOf(hours.period())))));
        return Spans.union(spans);
    }

    /** Looks at each exception once, not at all of them on each day: there can be many of both. */
    private Spans exceptionSpans(NavigableMap<LocalDate, List<DayPart>> days, boolean open) {
        var spans = new ArrayList<Spans>();
        for (DateException exception : exceptions) {
            if (exception.open() == open && exception.touches(days.firstKey(), days.lastKey())) {
                days.subMap(exception.first(), true, exception.last(), true)
                        .values()
                        .forEach(parts -> parts.forEach(part -> spans.add(part.spanOf(exception.period()))));
            }
        }
        return Spans.union(spans);
    }
}
