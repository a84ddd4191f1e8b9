package io.daybook.chaos.journal;

import io.daybook.v1.Appointment;
import java.util.List;

/**
 * All that one watch of one appointment delivered to its user, over all its connections; or what a server sent over one. Immutable.
 *
 * @param appointmentId which appointment
 * @param fromVersion   the first version wanted, 0 for the current one
 * @param untilVersion  the version that was to end it, 0 for none
 * @param everyVersion  whether every version was wanted
 * @param delivered     what was delivered, in order
 * @param end           how it ended
 */
public record WatchTranscript(
        String appointmentId,
        long fromVersion,
        long untilVersion,
        boolean everyVersion,
        List<Appointment> delivered,
        End end) {

    /** How a watch ended. */
    public enum End {
        /** It delivered {@code untilVersion}. */
        REACHED,
        /** It was told that {@code untilVersion} cannot come. */
        UNREACHABLE,
        /** The run was over and the client ended it, after all faults were healed and the views had caught up. */
        ENDED_BY_CLIENT,
        /** Its client left, or it was of one connection, which ended. */
        DISCONNECTED,
        /** It ended with an error that its client could not resume from. */
        FAILED
    }
}
