package io.daybook.scheduling;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The seconds at which something of a certain length could start on all of some calendars: what no policy of
 * {@link SlotPolicies} refuses, found without trying every second. Immutable.
 */
final class BookableStarts {

    private final Spans spans;
    private final StartGrid grid;

    private BookableStarts(Spans spans, StartGrid grid) {
        this.spans = spans;
        this.grid = grid;
    }

    /** Those within a window, for the length and by the waiver of a wish. */
    static BookableStarts of(SlotWish wish, List<OpenCalendar> calendars, Spans window) {
        List<OpenCalendar> obeyed = calendars.stream()
                .map(calendar -> calendar.under(wish.waiver()))
                .toList();
        Spans starts = window;
        for (OpenCalendar calendar : obeyed) {
            starts = starts.isEmpty() ? starts : startsOn(calendar, wish, starts);
        }
        return new BookableStarts(starts, StartGrid.of(obeyed));
    }

    /** The first of them. */
    OptionalLong first() {
        return spans.isEmpty() ? OptionalLong.empty() : atOrAfter(spans.from(0));
    }

    /** The first from a second on. */
    OptionalLong atOrAfter(long second) {
        for (int i = spans.firstEndingAfter(second); i < spans.size(); i++) {
            long start = grid.atOrAfter(Math.max(second, spans.from(i)), spans.until(i));
            if (start < spans.until(i)) {
                return OptionalLong.of(start);
            }
        }
        return OptionalLong.empty();
    }

    /**
     * Some of them that follow one another evenly.
     *
     * @param first the first
     * @param step  seconds from each to the next
     * @param end   before which they all are
     */
    record Run(long first, long step, long end) {}

    /** The first from a second on, and those after it up to where a span ends or a clock changes. */
    Optional<Run> runAtOrAfter(long second) {
        OptionalLong start = atOrAfter(second);
        return start.isEmpty() ? Optional.empty() : Optional.of(runFrom(start.getAsLong()));
    }

    private Run runFrom(long start) {
        long spanEnd = spans.until(spans.firstEndingAfter(start));
        return new Run(start, grid.period(), Math.min(spanEnd, grid.nextChange(start)));
    }

    /** The last of them. */
    OptionalLong last() {
        for (int i = spans.size() - 1; i >= 0; i--) {
            long start = grid.atOrBefore(spans.until(i) - 1, spans.from(i));
            if (start >= spans.from(i)) {
                return OptionalLong.of(start);
            }
        }
        return OptionalLong.empty();
    }

    private static Spans startsOn(OpenCalendar calendar, SlotWish wish, Spans window) {
        CalendarRules rules = calendar.rules();
        Duration length = wish.slot().length();
        if (length.compareTo(rules.minLength()) < 0
                || rules.maxLength().isPositive() && length.compareTo(rules.maxLength()) > 0) {
            return Spans.NONE;
        }
        long seconds = length.toSeconds();
        long first = window.from(0);
        long end = window.until(window.size() - 1) + seconds - 1;
        Spans open = rules.hours().openSpans(Spans.of(first, end), calendar.zone()).trimmed(0, seconds - 1);
        return window.and(inTime(rules, wish)).and(open).and(seatFree(calendar, wish, first, end));
    }

    /** The blocked time, buffers included, must lie where a seat is free. */
    private static Spans seatFree(OpenCalendar calendar, SlotWish wish, long first, long end) {
        long before = calendar.rules().bufferBefore().toSeconds();
        long after = calendar.rules().bufferAfter().toSeconds();
        Spans looked = Spans.of(first - before, end + after);
        Spans full = calendar.seatsTaken()
                .full(looked, calendar.rules().seats(), wish.ownBlocked(calendar.calendarId()));
        return looked.without(full).trimmed(before, after + wish.slot().length().toSeconds() - 1);
    }

    private static Spans inTime(CalendarRules rules, SlotWish wish) {
        long until = rules.maxHorizon().isZero()
                ? Long.MAX_VALUE
                : wish.now().plus(rules.maxHorizon()).getEpochSecond() + 1;
        Spans future = Spans.of(secondAtOrAfter(wish.now().plus(rules.minNotice())), until);
        return wish.waiver().allowPast()
                ? Spans.union(List.of(Spans.of(Long.MIN_VALUE, secondAtOrAfter(wish.now())), future))
                : future;
    }

    private static long secondAtOrAfter(Instant instant) {
        return instant.getNano() == 0 ? instant.getEpochSecond() : instant.getEpochSecond() + 1;
    }
}
