package io.daybook.scheduling;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Set;

/**
 * Starts that are left out of a series though its rule has them. Those that the rule does not have mean nothing. Immutable.
 *
 * @param days  local days on which no occurrence starts
 * @param times local times at which none starts
 */
public record ExceptedStarts(Set<LocalDate> days, Set<LocalDateTime> times) {

    /** Nothing is left out. */
    public static final ExceptedStarts NONE = new ExceptedStarts(Set.of(), Set.of());

    /** Copies the sets. */
    public ExceptedStarts {
        days = Set.copyOf(days);
        times = Set.copyOf(times);
    }

    boolean include(Occurrence occurrence) {
        return times.contains(occurrence.localStart())
                || days.contains(occurrence.localStart().toLocalDate());
    }
}
