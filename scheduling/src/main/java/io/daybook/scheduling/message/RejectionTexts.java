package io.daybook.scheduling.message;

import io.daybook.scheduling.Appointment;
import io.daybook.scheduling.Rejection;
import java.time.Duration;

/** What refusals say to people, whoever tells them: those who decide and those who explain. */
public final class RejectionTexts {

    private static final String PREFIX = "APPOINTMENT_STATE_";

    private RejectionTexts() {}

    /** One clause without a full stop. */
    public static String of(Rejection rejection) {
        return switch (rejection) {
            case Rejection.InvalidField(var field, var problem) -> field + " " + problem;
            case Rejection.CalendarUnknown(var id) -> "no calendar " + id;
            case Rejection.AppointmentUnknown() -> "no such appointment";
            case Rejection.SeriesUnknown() -> "no such series";
            case Rejection.CalendarExists() -> "there is a calendar with this id already";
            case Rejection.AppointmentExists() -> "there is an appointment with this id already";
            case Rejection.SeriesExists() -> "there is a series with this id already";
            case Rejection.ExternalUidTaken(var appointmentId) ->
                "appointment " + appointmentId + " of this calendar has this external_uid already";
            case Rejection.CalendarNameTaken(var id) -> "calendar " + id + " has this name";
            case Rejection.VersionMismatch(var current, var expected) ->
                "version %d was expected, the current one is %d".formatted(expected, current);
            case Rejection.SlotTaken(var id, var busy, _) ->
                "calendar %s is busy from %s to %s".formatted(id, busy.start(), busy.end());
            case Rejection.OutsideAvailability(var id, var slot, _) ->
                "calendar %s is not open all the time from %s to %s".formatted(id, slot.start(), slot.end());
            case Rejection.LengthNotOffered(var id, var length, var min, var max) ->
                "calendar %s takes bookings %s, not of %s".formatted(id, lengths(min, max), length);
            case Rejection.StartNotOffered(var id, var granularity) ->
                "bookings of calendar %s start at multiples of %s".formatted(id, granularity);
            case Rejection.NoticeTooShort(var id, var notice, var start, _) ->
                "calendar %s wants %s notice before %s".formatted(id, notice, start);
            case Rejection.BeyondHorizon(var id, var horizon, var start, _) ->
                "calendar %s takes bookings %s ahead, and %s is later".formatted(id, horizon, start);
            case Rejection.CalendarClosed(var id) -> "calendar " + id + " is closed";
            case Rejection.HoldExpired(var expired) -> "the hold ran out at " + expired;
            case Rejection.HoldMismatch(var field) when field.equals("actor") -> "the hold is somebody else's";
            case Rejection.HoldMismatch(var field) -> "the hold has another " + field;
            case Rejection.IllegalState(var state) -> "the appointment is " + stateName(state);
            case Rejection.NotStarted(var start, _) -> "the appointment begins only at " + start;
            case Rejection.StartInPast(var start, _) -> "the start, %s, lies in the past".formatted(start);
            case Rejection.OccurrenceRefused(var start, var reason) ->
                "the occurrence at %s: %s".formatted(start, of(reason));
        };
    }

    /** A state as the contract names it, without the prefix: "PENDING". */
    public static String stateName(Appointment.Known state) {
        return AppointmentMessages.stateOf(state).name().substring(PREFIX.length());
    }

    private static String lengths(Duration min, Duration max) {
        if (max.isZero()) {
            return "of %s or more".formatted(min);
        }
        return min.isZero() ? "of up to %s".formatted(max) : "of %s to %s".formatted(min, max);
    }
}
