package io.daybook.scheduling;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What can have happened to a series. Immutable. */
public sealed interface SeriesEvent {

    /**
     * It was booked.
     *
     * @param series   what it is from now on
     * @param outcomes what became of every occurrence of the rule, by start
     */
    record Booked(Series.Known series, List<Outcome> outcomes) implements SeriesEvent {}

    /**
     * It was cancelled, all of it or from an occurrence on.
     *
     * @param from           the occurrences that have this start in the series or a later one; empty: all
     * @param appointmentIds the appointments among them that were cancelled
     * @param reason         why, may be empty
     */
    record Cancelled(Optional<Instant> from, List<String> appointmentIds, String reason) implements SeriesEvent {}

    /** What became of one occurrence when the series was booked. */
    sealed interface Outcome {

        /** When it was to be. */
        TimeSlot slot();

        /**
         * It is an appointment.
         *
         * @param slot          when
         * @param appointmentId which
         */
        record Fitting(TimeSlot slot, String appointmentId) implements Outcome {}

        /**
         * It could not be booked.
         *
         * @param slot   when it was to be
         * @param reason why
         */
        record Refused(TimeSlot slot, Rejection reason) implements Outcome {}
    }
}
