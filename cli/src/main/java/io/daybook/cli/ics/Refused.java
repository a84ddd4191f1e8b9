package io.daybook.cli.ics;

import io.daybook.cli.server.Refusals;
import io.daybook.cli.text.TimeText;
import io.daybook.client.ErrorDetails;
import io.daybook.v1.ErrorReason;
import io.grpc.StatusRuntimeException;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * An event that was not booked, or not changed.
 *
 * @param uid    the external UID it would have; for all of a series, what those of its occurrences begin with
 * @param title  what it is
 * @param time   when it is, with its zone; empty if that cannot be told
 * @param reason why it was not
 */
public record Refused(String uid, String title, String time, String reason) {

    private static final Set<ErrorReason> OF_ONE_EVENT = Set.of(
            ErrorReason.ERROR_REASON_SLOT_TAKEN,
            ErrorReason.ERROR_REASON_INVALID_FIELD,
            ErrorReason.ERROR_REASON_START_IN_PAST,
            ErrorReason.ERROR_REASON_OUTSIDE_AVAILABILITY,
            ErrorReason.ERROR_REASON_LENGTH_NOT_OFFERED,
            ErrorReason.ERROR_REASON_START_NOT_OFFERED,
            ErrorReason.ERROR_REASON_NOTICE_TOO_SHORT,
            ErrorReason.ERROR_REASON_BEYOND_HORIZON,
            ErrorReason.ERROR_REASON_VERSION_MISMATCH,
            ErrorReason.ERROR_REASON_ILLEGAL_STATE,
            ErrorReason.ERROR_REASON_APPOINTMENT_CANCELLED);

    /** What was refused by the server. */
    public static Refused of(Entry entry, StatusRuntimeException refusal) {
        var refusals = new Refusals(UnaryOperator.identity(), entry::zone);
        return new Refused(
                entry.externalUid(),
                entry.title(),
                TimeText.interval(entry.start(), entry.end(), entry.zone()),
                refusals.failure(refusal).lines().getFirst());
    }

    /** Whether a refusal is about one event only, so that others may well be accepted. */
    public static boolean isOfOneEvent(StatusRuntimeException refusal) {
        return OF_ONE_EVENT.contains(ErrorDetails.of(refusal).reason());
    }
}
