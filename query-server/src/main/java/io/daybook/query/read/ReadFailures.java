package io.daybook.query.read;

import io.daybook.service.ServiceException;
import io.daybook.v1.ErrorReason;
import io.grpc.Status.Code;
import java.time.Duration;

/** Why a read is not answered, as the contract words it. All methods are safe for use by many threads. */
public final class ReadFailures {

    private static final Duration RETRY_DELAY = Duration.ofSeconds(1);

    private ReadFailures() {}

    static ServiceException noAppointment(String id) {
        return ServiceException.of(
                        Code.NOT_FOUND, ErrorReason.ERROR_REASON_APPOINTMENT_NOT_FOUND, "no appointment " + id)
                .with("appointment_id", id);
    }

    /** NOT_FOUND: there is no such calendar. */
    public static ServiceException noCalendar(String id) {
        return ServiceException.of(Code.NOT_FOUND, ErrorReason.ERROR_REASON_CALENDAR_NOT_FOUND, "no calendar " + id)
                .with("calendar_id", id);
    }

    /** UNAVAILABLE: the views lack what was long there. */
    public static ServiceException filling(long position, long completeFrom) {
        return unavailable(ErrorReason.ERROR_REASON_VIEW_FILLING, "the views are being filled from the log")
                .with("position", position)
                .with("complete_from", completeFrom);
    }

    static ServiceException laggingPosition(long position, long minPosition) {
        return unavailable(
                        ErrorReason.ERROR_REASON_VIEW_LAGGING,
                        "the views are at position %d, not yet at %d".formatted(position, minPosition))
                .with("position", position)
                .with("min_position", minPosition)
                .with("lag", minPosition - position);
    }

    static ServiceException laggingVersion(long position, long version, long minVersion) {
        return unavailable(
                        ErrorReason.ERROR_REASON_VIEW_LAGGING,
                        "the views show version %d, not yet %d".formatted(version, minVersion))
                .with("position", position)
                .with("version", version)
                .with("min_version", minVersion)
                .with("lag", minVersion - version);
    }

    private static ServiceException unavailable(ErrorReason reason, String message) {
        return ServiceException.of(Code.UNAVAILABLE, reason, message).retryAfter(RETRY_DELAY);
    }
}
