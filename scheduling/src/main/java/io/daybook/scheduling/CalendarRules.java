package io.daybook.scheduling;

import java.time.Duration;

/**
 * The rules that bookings of a calendar obey. Immutable. All durations are in whole seconds; zero means that there is no
 * such rule.
 *
 * @param hours                when it is open
 * @param seats                how many bookings may have the same time, 1 or more
 * @param bufferBefore         how long before each booking its seat is blocked too
 * @param bufferAfter          how long after each booking its seat is blocked too
 * @param granularity          bookings start at multiples of this after local midnight, as the wall clock shows it
 * @param minLength            the shortest booking
 * @param maxLength            the longest booking
 * @param minNotice            how long before its start a booking must be made
 * @param maxHorizon           how far ahead a booking may start
 * @param changeNotice         until how long before its start a booking can be cancelled or rescheduled
 * @param requiresConfirmation whether the host has to confirm bookings
 */
public record CalendarRules(
        OpeningHours hours,
        int seats,
        Duration bufferBefore,
        Duration bufferAfter,
        Duration granularity,
        Duration minLength,
        Duration maxLength,
        Duration minNotice,
        Duration maxHorizon,
        Duration changeNotice,
        boolean requiresConfirmation) {

    /** Open always, one seat, nothing else. */
    public static final CalendarRules NONE = new CalendarRules(
            OpeningHours.ALWAYS,
            1,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            false);

    /** The time that a booking of a slot blocks. */
    public TimeSlot blockedBy(TimeSlot slot) {
        return bufferBefore.isZero() && bufferAfter.isZero()
                ? slot
                : new TimeSlot(slot.start().minus(bufferBefore), slot.end().plus(bufferAfter));
    }

    /** The same with another granularity. */
    CalendarRules startingEvery(Duration step) {
        return new CalendarRules(
                hours,
                seats,
                bufferBefore,
                bufferAfter,
                step,
                minLength,
                maxLength,
                minNotice,
                maxHorizon,
                changeNotice,
                requiresConfirmation);
    }

    /** What is left of them when the host sets aside all that can be: seats and buffers. */
    CalendarRules seatsOnly() {
        return new CalendarRules(
                NONE.hours,
                seats,
                bufferBefore,
                bufferAfter,
                NONE.granularity,
                NONE.minLength,
                NONE.maxLength,
                NONE.minNotice,
                NONE.maxHorizon,
                NONE.changeNotice,
                requiresConfirmation);
    }
}
