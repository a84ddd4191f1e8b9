package io.daybook.scheduling.message;

import static io.daybook.scheduling.message.Times.instant;
import static io.daybook.scheduling.message.Times.slot;
import static io.daybook.scheduling.message.Times.timestamp;

import io.daybook.scheduling.Appointment.Booking;
import io.daybook.scheduling.Appointment.Confirmed;
import io.daybook.scheduling.Appointment.Ended;
import io.daybook.scheduling.Appointment.Ending;
import io.daybook.scheduling.Appointment.Held;
import io.daybook.scheduling.Appointment.Known;
import io.daybook.scheduling.Appointment.Occurrence;
import io.daybook.scheduling.Appointment.Pending;
import io.daybook.scheduling.Details;
import io.daybook.scheduling.Revision;
import io.daybook.scheduling.TimeSlot;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentState;
import java.time.ZoneId;
import java.util.Optional;

/** States of appointments as messages and back. */
public final class AppointmentMessages {

    private AppointmentMessages() {}

    /** The state as the contract names it. */
    public static AppointmentState stateOf(Known appointment) {
        return switch (appointment) {
            case Held _ -> AppointmentState.APPOINTMENT_STATE_HELD;
            case Pending _ -> AppointmentState.APPOINTMENT_STATE_PENDING;
            case Confirmed _ -> AppointmentState.APPOINTMENT_STATE_CONFIRMED;
            case Ended(_, var ending, _) -> switch (ending) {
                case CANCELLED -> AppointmentState.APPOINTMENT_STATE_CANCELLED;
                case DECLINED -> AppointmentState.APPOINTMENT_STATE_DECLINED;
                case EXPIRED -> AppointmentState.APPOINTMENT_STATE_EXPIRED;
                case COMPLETED -> AppointmentState.APPOINTMENT_STATE_COMPLETED;
                case NO_SHOW -> AppointmentState.APPOINTMENT_STATE_NO_SHOW;
            };
        };
    }

    static Appointment toMessage(String id, Known state, Revision revision) {
        Appointment.Builder message = message(id, state.booking(), revision).setState(stateOf(state));
        switch (state) {
            case Held(_, var expires, var holder) ->
                message.setHoldExpireTime(timestamp(expires)).setHolder(holder);
            case Ended(_, _, var reason) -> message.setCancelReason(reason);
            case Pending _, Confirmed _ -> {}
        }
        return message.build();
    }

    static Known state(Appointment message) {
        Booking booking = booking(message);
        return switch (message.getState()) {
            case APPOINTMENT_STATE_HELD ->
                new Held(booking, instant(message.getHoldExpireTime()), message.getHolder());
            case APPOINTMENT_STATE_PENDING -> new Pending(booking);
            case APPOINTMENT_STATE_CONFIRMED -> new Confirmed(booking);
            case APPOINTMENT_STATE_CANCELLED -> new Ended(booking, Ending.CANCELLED, message.getCancelReason());
            case APPOINTMENT_STATE_DECLINED -> new Ended(booking, Ending.DECLINED, message.getCancelReason());
            case APPOINTMENT_STATE_EXPIRED -> new Ended(booking, Ending.EXPIRED, message.getCancelReason());
            case APPOINTMENT_STATE_COMPLETED -> new Ended(booking, Ending.COMPLETED, message.getCancelReason());
            case APPOINTMENT_STATE_NO_SHOW -> new Ended(booking, Ending.NO_SHOW, message.getCancelReason());
            case APPOINTMENT_STATE_UNSPECIFIED, UNRECOGNIZED ->
                throw new IllegalArgumentException("unknown state of appointment " + message.getAppointmentId());
        };
    }

    private static Booking booking(Appointment message) {
        TimeSlot slot = slot(message.getStartTime(), message.getEndTime());
        return new Booking(
                BookingMessages.claims(message.getCalendarId(), slot, message.getClaimsList()),
                slot,
                ZoneId.of(message.getTimeZone()),
                new Details(
                        message.getTitle(),
                        message.getDescription(),
                        BookingMessages.attendees(message.getAttendeesList())),
                message.getExternalUid(),
                message.getSeriesId().isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                new Occurrence(message.getSeriesId(), instant(message.getSeriesStartTime()))));
    }

    private static Appointment.Builder message(String id, Booking booking, Revision revision) {
        Appointment.Builder message = Appointment.newBuilder()
                .setAppointmentId(id)
                .setCalendarId(booking.calendarId())
                .setTitle(booking.details().title())
                .setDescription(booking.details().description())
                .setStartTime(timestamp(booking.slot().start()))
                .setEndTime(timestamp(booking.slot().end()))
                .setTimeZone(booking.zone().getId())
                .addAllAttendees(BookingMessages.attendeeMessages(booking.details().attendees()))
                .setExternalUid(booking.externalUid())
                .addAllClaims(BookingMessages.claimMessages(booking.claims(), booking.slot()))
                .setVersion(revision.version())
                .setPosition(revision.position())
                .setCreateTime(timestamp(revision.createTime()))
                .setUpdateTime(timestamp(revision.updateTime()));
        booking.occurrence().ifPresent(occurrence -> message.setSeriesId(occurrence.seriesId())
                .setSeriesStartTime(timestamp(occurrence.start())));
        return message;
    }
}
