package io.daybook.scheduling.message;

import io.daybook.scheduling.Appointment;
import io.daybook.scheduling.Appointment.Ending;
import io.daybook.scheduling.Rejection;
import io.daybook.v1.ErrorReason;

/** The reasons of the contract that refusals of the domain are told with. */
public final class ErrorReasons {

    private ErrorReasons() {}

    /** The reason of a refusal. */
    public static ErrorReason of(Rejection rejection) {
        return switch (rejection) {
            case Rejection.InvalidField _ -> ErrorReason.ERROR_REASON_INVALID_FIELD;
            case Rejection.CalendarUnknown _ -> ErrorReason.ERROR_REASON_CALENDAR_NOT_FOUND;
            case Rejection.AppointmentUnknown _, Rejection.NotInSeries _ -> ErrorReason.ERROR_REASON_APPOINTMENT_NOT_FOUND;
            case Rejection.SeriesUnknown _ -> ErrorReason.ERROR_REASON_SERIES_NOT_FOUND;
            case Rejection.CalendarExists _ -> ErrorReason.ERROR_REASON_CALENDAR_EXISTS;
            case Rejection.AppointmentExists _ -> ErrorReason.ERROR_REASON_APPOINTMENT_EXISTS;
            case Rejection.SeriesExists _ -> ErrorReason.ERROR_REASON_SERIES_EXISTS;
            case Rejection.ExternalUidTaken _ -> ErrorReason.ERROR_REASON_EXTERNAL_UID_TAKEN;
            case Rejection.CalendarNameTaken _ -> ErrorReason.ERROR_REASON_CALENDAR_NAME_TAKEN;
            case Rejection.VersionMismatch _ -> ErrorReason.ERROR_REASON_VERSION_MISMATCH;
            case Rejection.SlotTaken _ -> ErrorReason.ERROR_REASON_SLOT_TAKEN;
            case Rejection.OutsideAvailability _ -> ErrorReason.ERROR_REASON_OUTSIDE_AVAILABILITY;
            case Rejection.LengthNotOffered _ -> ErrorReason.ERROR_REASON_LENGTH_NOT_OFFERED;
            case Rejection.StartNotOffered _ -> ErrorReason.ERROR_REASON_START_NOT_OFFERED;
            case Rejection.NoticeTooShort _ -> ErrorReason.ERROR_REASON_NOTICE_TOO_SHORT;
            case Rejection.BeyondHorizon _ -> ErrorReason.ERROR_REASON_BEYOND_HORIZON;
            case Rejection.CalendarClosed _ -> ErrorReason.ERROR_REASON_CALENDAR_CLOSED;
            case Rejection.HoldExpired _ -> ErrorReason.ERROR_REASON_HOLD_EXPIRED;
            case Rejection.HoldMismatch _ -> ErrorReason.ERROR_REASON_HOLD_MISMATCH;
            case Rejection.IllegalState(Appointment.Ended(_, var ending, _)) when ending == Ending.CANCELLED ->
                ErrorReason.ERROR_REASON_APPOINTMENT_CANCELLED;
            case Rejection.IllegalState _ -> ErrorReason.ERROR_REASON_ILLEGAL_STATE;
            case Rejection.NotStarted _ -> ErrorReason.ERROR_REASON_NOT_STARTED;
            case Rejection.StartInPast _ -> ErrorReason.ERROR_REASON_START_IN_PAST;
            case Rejection.OccurrenceRefused(_, var reason) -> of(reason);
        };
    }
}
