package io.daybook.verification.model;

import io.daybook.v1.Appointment;
import io.daybook.v1.Claim;

/**
 * From one second until before another. Immutable.
 *
 * @param from  first epoch second
 * @param until epoch second after the last
 */
record Span(long from, long until) {

    static Span of(Claim claim) {
        return new Span(claim.getStartTime().getSeconds(), claim.getEndTime().getSeconds());
    }

    static Span of(Appointment appointment) {
        return new Span(appointment.getStartTime().getSeconds(), appointment.getEndTime().getSeconds());
    }

    boolean has(long second) {
        return from <= second && second < until;
    }

    long length() {
        return until - from;
    }
}
