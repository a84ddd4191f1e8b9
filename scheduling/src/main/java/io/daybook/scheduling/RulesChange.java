package io.daybook.scheduling;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Which rules of a calendar change to what. What is empty stays. Immutable.
 *
 * @param weeklyHours          see {@link OpeningHours}
 * @param hoursExceptions      see {@link OpeningHours}
 * @param seats                see {@link CalendarRules}, as for the others
 * @param bufferBefore         new one
 * @param bufferAfter          new one
 * @param granularity          new one
 * @param minLength            new one
 * @param maxLength            new one
 * @param minNotice            new one
 * @param maxHorizon           new one
 * @param changeNotice         new one
 * @param requiresConfirmation new one
 */
public record RulesChange(
        Optional<List<OpeningHours.Weekly>> weeklyHours,
        Optional<List<OpeningHours.DateException>> hoursExceptions,
        Optional<Integer> seats,
        Optional<Duration> bufferBefore,
        Optional<Duration> bufferAfter,
        Optional<Duration> granularity,
        Optional<Duration> minLength,
        Optional<Duration> maxLength,
        Optional<Duration> minNotice,
        Optional<Duration> maxHorizon,
        Optional<Duration> changeNotice,
        Optional<Boolean> requiresConfirmation) {

    /** The rules after the change. */
    public CalendarRules appliedTo(CalendarRules rules) {
        return new CalendarRules(
                new OpeningHours(
                        weeklyHours.orElse(rules.hours().weekly()),
                        hoursExceptions.orElse(rules.hours().exceptions())),
                seats.orElse(rules.seats()),
                bufferBefore.orElse(rules.bufferBefore()),
                bufferAfter.orElse(rules.bufferAfter()),
                granularity.orElse(rules.granularity()),
                minLength.orElse(rules.minLength()),
                maxLength.orElse(rules.maxLength()),
                minNotice.orElse(rules.minNotice()),
                maxHorizon.orElse(rules.maxHorizon()),
                changeNotice.orElse(rules.changeNotice()),
                requiresConfirmation.orElse(rules.requiresConfirmation()));
    }
}
