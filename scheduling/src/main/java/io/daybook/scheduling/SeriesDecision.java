package io.daybook.scheduling;

import java.util.List;
import java.util.Optional;

/** The answer of the decider of series. Immutable. */
public sealed interface SeriesDecision {

    /**
     * Accepted.
     *
     * @param event        what happened to the series; empty if nothing had to change
     * @param appointments what happened to its appointments, at most one thing to each
     */
    record Accepted(Optional<SeriesEvent> event, List<OfAppointment> appointments) implements SeriesDecision {}

    /**
     * Refused; nothing happened.
     *
     * @param reason why
     */
    record Rejected(Rejection reason) implements SeriesDecision {}

    /**
     * What happened to one appointment.
     *
     * @param appointmentId which
     * @param event         what
     */
    record OfAppointment(String appointmentId, AppointmentEvent event) {}
}
