package io.daybook.command.service;

import com.google.rpc.BadRequest.FieldViolation;
import io.daybook.command.sequencer.EntityCommand;
import io.daybook.scheduling.Rejection;
import io.daybook.scheduling.TimeSlot;
import io.daybook.service.ServiceException;
import io.daybook.v1.ErrorReason;
import io.grpc.Status.Code;
import java.util.List;
import java.util.Optional;

/** What the domain refuses, as callers are told of it. */
final class Rejections {

    private Rejections() {}

    static ServiceException toServiceException(Rejection rejection, EntityCommand command) {
        return switch (rejection) {
            case Rejection.InvalidField(var field, var problem) ->
                ServiceException.invalidFields(List.of(FieldViolation.newBuilder()
                        .setField(field)
                        .setDescription(problem)
                        .build()));
            case Rejection.CalendarUnknown(var id) ->
                failure(Code.NOT_FOUND, ErrorReason.ERROR_REASON_CALENDAR_NOT_FOUND, "no calendar " + id)
                        .with("calendar_id", id);
            case Rejection.AppointmentUnknown() ->
                failure(Code.NOT_FOUND, ErrorReason.ERROR_REASON_APPOINTMENT_NOT_FOUND, "no appointment " + command.id())
                        .with("appointment_id", command.id());
            case Rejection.CalendarExists() ->
                failure(
                                Code.ALREADY_EXISTS,
                                ErrorReason.ERROR_REASON_CALENDAR_EXISTS,
                                "there is a calendar " + command.id() + " already")
                        .with("calendar_id", command.id());
            case Rejection.AppointmentExists() ->
                failure(
                                Code.ALREADY_EXISTS,
                                ErrorReason.ERROR_REASON_APPOINTMENT_EXISTS,
                                "there is an appointment " + command.id() + " already")
                        .with("appointment_id", command.id());
            case Rejection.ExternalUidTaken(var appointmentId) ->
                failure(
                                Code.ALREADY_EXISTS,
                                ErrorReason.ERROR_REASON_EXTERNAL_UID_TAKEN,
                                "appointment " + appointmentId + " of this calendar has this external_uid already")
                        .with("appointment_id", appointmentId);
            case Rejection.VersionMismatch(var current, var expected) ->
                failure(
                                Code.ABORTED,
                                ErrorReason.ERROR_REASON_VERSION_MISMATCH,
                                "version %d was expected, the current one is %d".formatted(expected, current))
                        .with("current_version", current)
                        .with("expected_version", expected);
            case Rejection.SlotTaken taken -> slotTaken(taken);
            case Rejection.CalendarClosed(var id) ->
                failure(
                                Code.FAILED_PRECONDITION,
                                ErrorReason.ERROR_REASON_CALENDAR_CLOSED,
                                "calendar " + id + " is closed")
                        .with("calendar_id", id);
            case Rejection.AppointmentCancelled() ->
                failure(
                                Code.FAILED_PRECONDITION,
                                ErrorReason.ERROR_REASON_APPOINTMENT_CANCELLED,
                                "appointment " + command.id() + " is cancelled")
                        .with("appointment_id", command.id());
            case Rejection.StartInPast(var start, var now) ->
                failure(
                                Code.FAILED_PRECONDITION,
                                ErrorReason.ERROR_REASON_START_IN_PAST,
                                "the start, %s, lies in the past".formatted(start))
                        .with("start_time", start)
                        .with("now", now);
        };
    }

    static ServiceException requestIdReused() {
        return failure(
                Code.ALREADY_EXISTS,
                ErrorReason.ERROR_REASON_REQUEST_ID_REUSED,
                "this request_id was used before for a different request");
    }

    private static ServiceException slotTaken(Rejection.SlotTaken taken) {
        ServiceException failure = failure(
                        Code.ABORTED,
                        ErrorReason.ERROR_REASON_SLOT_TAKEN,
                        "the calendar is busy from %s to %s"
                                .formatted(taken.busy().start(), taken.busy().end()))
                .with("busy_start", taken.busy().start())
                .with("busy_end", taken.busy().end());
        return withFree(withFree(failure, "free_before", taken.freeBefore()), "free_after", taken.freeAfter());
    }

    private static ServiceException withFree(ServiceException failure, String prefix, Optional<TimeSlot> free) {
        return free.map(slot -> failure.with(prefix + "_start", slot.start()).with(prefix + "_end", slot.end()))
                .orElse(failure);
    }

    private static ServiceException failure(Code code, ErrorReason reason, String message) {
        return ServiceException.of(code, reason, message);
    }
}
