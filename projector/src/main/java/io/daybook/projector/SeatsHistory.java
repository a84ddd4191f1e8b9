package io.daybook.projector;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.TreeMap;

/** How many seats calendars have had, as far as a batch tells. For one thread. */
final class SeatsHistory {

    private final Map<String, NavigableMap<Long, Integer>> byCalendar = new HashMap<>();

    /** Notes states that calendars have or had, in any order. */
    void note(Collection<CalendarState> states) {
        states.forEach(state -> state.seats().ifPresent(seats -> byCalendar
                .computeIfAbsent(state.snapshot().id(), _ -> new TreeMap<>())
                .put(state.snapshot().revision().position(), seats)));
    }

    /**
     * How many seats a calendar had after a position; empty if that is not known, as with a calendar that was written
     * before a crash with what came later.
     */
    OptionalInt at(String calendarId, long position) {
        NavigableMap<Long, Integer> history = byCalendar.get(calendarId);
        var then = history == null ? null : history.floorEntry(position);
        return then == null ? OptionalInt.empty() : OptionalInt.of(then.getValue());
    }
}
