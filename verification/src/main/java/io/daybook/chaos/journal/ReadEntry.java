package io.daybook.chaos.journal;

import io.daybook.v1.Appointment;
import java.util.Optional;

/**
 * One answered read of one appointment. Reads that failed prove nothing and are only counted. Immutable.
 *
 * @param begunNanos    {@link System#nanoTime} of the harness when it was asked
 * @param endedNanos    {@link System#nanoTime} of the harness when it was answered
 * @param appointmentId which one
 * @param minVersion    the version asked for, 0 if none
 * @param minPosition   the position asked for, 0 if none
 * @param asOfPosition  the position answered
 * @param appointment   the state answered; empty if it was told that there is none
 */
public record ReadEntry(
        long begunNanos,
        long endedNanos,
        String appointmentId,
        long minVersion,
        long minPosition,
        long asOfPosition,
        Optional<Appointment> appointment) {}
