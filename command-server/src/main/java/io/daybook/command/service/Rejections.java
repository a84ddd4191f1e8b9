package io.daybook.command.service;

import com.google.rpc.BadRequest.FieldViolation;
import io.daybook.command.sequencer.EntityCommand;
import io.daybook.command.sequencer.EntityCommand.ForAppointment;
import io.daybook.command.sequencer.EntityCommand.ForCalendar;
import io.daybook.command.sequencer.EntityCommand.ForSeries;
import io.daybook.scheduling.Alternatives;
import io.daybook.scheduling.Appointment;
import io.daybook.scheduling.Rejection;
import io.daybook.scheduling.TimeSlot;
import io.daybook.scheduling.message.AppointmentMessages;
import io.daybook.scheduling.message.ErrorReasons;
import io.daybook.scheduling.message.RefusalText;
import io.daybook.service.ServiceException;
import io.daybook.v1.ErrorReason;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the domain refuses, as callers are told of it. */
final class Rejections {

    private static final String STATE_PREFIX = "APPOINTMENT_STATE_";

    private Rejections() {}

    static ServiceException toServiceException(Rejection rejection, EntityCommand command) {
        if (rejection instanceof Rejection.InvalidField(var field, var problem)) {
            return ServiceException.invalidFields(List.of(FieldViolation.newBuilder()
                    .setField(field)
                    .setDescription(problem)
                    .build()));
        }
        if (rejection instanceof Rejection.OccurrenceRefused(_, Rejection.InvalidField field)) {
            return toServiceException(field, command);
        }
        var failure = ServiceException.of(
                code(rejection), ErrorReasons.of(rejection), RefusalText.of(rejection, command.id()));
        return withDetails(failure, rejection, command);
    }

    static ServiceException requestIdReused() {
        return ServiceException.of(
                Code.ALREADY_EXISTS,
                ErrorReason.ERROR_REASON_REQUEST_ID_REUSED,
                "this request_id was used before for a different request");
    }

    private static Code code(Rejection rejection) {
        return switch (rejection) {
            case Rejection.InvalidField _ -> Code.INVALID_ARGUMENT;
            case Rejection.CalendarUnknown _,
                    Rejection.AppointmentUnknown _,
                    Rejection.SeriesUnknown _,
                    Rejection.NotInSeries _ -> Code.NOT_FOUND;
            case Rejection.CalendarExists _,
                    Rejection.AppointmentExists _,
                    Rejection.SeriesExists _,
                    Rejection.ExternalUidTaken _,
                    Rejection.CalendarNameTaken _ -> Code.ALREADY_EXISTS;
            case Rejection.VersionMismatch _, Rejection.SlotTaken _ -> Code.ABORTED;
            case Rejection.OutsideAvailability _,
                    Rejection.LengthNotOffered _,
                    Rejection.StartNotOffered _,
                    Rejection.NoticeTooShort _,
                    Rejection.BeyondHorizon _,
                    Rejection.CalendarClosed _,
                    Rejection.HoldExpired _,
                    Rejection.HoldMismatch _,
                    Rejection.IllegalState _,
                    Rejection.NotStarted _,
                    Rejection.StartInPast _ -> Code.FAILED_PRECONDITION;
            case Rejection.OccurrenceRefused(_, var reason) -> code(reason);
        };
    }

    /** Adds the metadata that the contract gives to the reason. */
    private static ServiceException withDetails(ServiceException failure, Rejection rejection, EntityCommand command) {
        return switch (rejection) {
            case Rejection.InvalidField _ -> failure;
            case Rejection.CalendarUnknown(var id) -> failure.with("calendar_id", id);
            case Rejection.AppointmentUnknown(),
                    Rejection.AppointmentExists(),
                    Rejection.SeriesUnknown(),
                    Rejection.SeriesExists(),
                    Rejection.CalendarExists() -> withEntity(failure, command);
            case Rejection.NotInSeries(var appointmentId) -> failure.with("appointment_id", appointmentId);
            case Rejection.ExternalUidTaken(var appointmentId) -> failure.with("appointment_id", appointmentId);
            case Rejection.CalendarNameTaken(var id) -> failure.with("calendar_id", id);
            case Rejection.VersionMismatch(var current, var expected) ->
                failure.with("current_version", current).with("expected_version", expected);
            case Rejection.SlotTaken(var id, var busy, var alternatives) -> withAlternatives(
                    failure.with("calendar_id", id)
                            .with("busy_start", busy.start())
                            .with("busy_end", busy.end()),
                    alternatives);
            case Rejection.OutsideAvailability(var id, _, var alternatives) ->
                withAlternatives(failure.with("calendar_id", id), alternatives);
            case Rejection.LengthNotOffered(var id, _, var min, var max) ->
                withIfAny(withIfAny(failure.with("calendar_id", id), "min_length", min), "max_length", max);
            case Rejection.StartNotOffered(var id, var granularity) ->
                failure.with("calendar_id", id).with("granularity", granularity);
            case Rejection.NoticeTooShort(var id, var notice, var start, var now) ->
                failure.with("calendar_id", id)
                        .with("notice", notice)
                        .with("start_time", start)
                        .with("now", now);
            case Rejection.BeyondHorizon(var id, var horizon, var start, var now) ->
                failure.with("calendar_id", id)
                        .with("horizon", horizon)
                        .with("start_time", start)
                        .with("now", now);
            case Rejection.CalendarClosed(var id) -> failure.with("calendar_id", id);
            case Rejection.HoldExpired(var expired) ->
                expired.map(time -> withEntity(failure, command).with("hold_expire_time", time))
                        .orElseGet(() -> withEntity(failure, command));
            case Rejection.HoldMismatch(var field) -> withEntity(failure, command).with("field", field);
            case Rejection.IllegalState(var state) ->
                withEntity(failure, command).with("state", stateName(state));
            case Rejection.NotStarted(var start, var now) ->
                withEntity(failure, command).with("start_time", start).with("now", now);
            case Rejection.StartInPast(var start, var now) ->
                failure.with("start_time", start).with("now", now);
            case Rejection.OccurrenceRefused(var start, var reason) ->
                withDetails(failure, reason, command).with("occurrence", start);
        };
    }

    private static String stateName(Appointment.Known state) {
        return AppointmentMessages.stateOf(state).name().substring(STATE_PREFIX.length());
    }

    private static ServiceException withEntity(ServiceException failure, EntityCommand command) {
        return switch (command) {
            case ForCalendar(var id, _) -> failure.with("calendar_id", id);
            case ForAppointment(var id, _, _) -> failure.with("appointment_id", id);
            case ForSeries(var id, _) -> failure.with("series_id", id);
        };
    }

    private static ServiceException withAlternatives(ServiceException failure, Alternatives alternatives) {
        return withFree(
                withFree(failure, "free_before", alternatives.before()), "free_after", alternatives.after());
    }

    private static ServiceException withFree(ServiceException failure, String prefix, Optional<TimeSlot> free) {
        return free.map(slot -> failure.with(prefix + "_start", slot.start()).with(prefix + "_end", slot.end()))
                .orElse(failure);
    }

    private static ServiceException withIfAny(ServiceException failure, String key, Duration duration) {
        return duration.isZero() ? failure : failure.with(key, duration);
    }
}
