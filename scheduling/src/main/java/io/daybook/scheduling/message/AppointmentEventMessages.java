package io.daybook.scheduling.message;

import static io.daybook.scheduling.message.BookingMessages.attendeeMessages;
import static io.daybook.scheduling.message.BookingMessages.attendees;
import static io.daybook.scheduling.message.BookingMessages.claimMessages;
import static io.daybook.scheduling.message.BookingMessages.claims;
import static io.daybook.scheduling.message.Times.instant;
import static io.daybook.scheduling.message.Times.slot;
import static io.daybook.scheduling.message.Times.timestamp;

import io.daybook.scheduling.Appointment.Booking;
import io.daybook.scheduling.Appointment.Occurrence;
import io.daybook.scheduling.AppointmentEvent;
import io.daybook.scheduling.Details;
import io.daybook.scheduling.TimeSlot;
import io.daybook.v1.AppointmentBooked;
import io.daybook.v1.AppointmentCancelled;
import io.daybook.v1.AppointmentCompleted;
import io.daybook.v1.AppointmentConfirmed;
import io.daybook.v1.AppointmentDeclined;
import io.daybook.v1.AppointmentDetailsUpdated;
import io.daybook.v1.AppointmentMarkedNoShow;
import io.daybook.v1.AppointmentRescheduled;
import io.daybook.v1.Event;
import io.daybook.v1.HoldExpired;
import io.daybook.v1.HoldReleased;
import io.daybook.v1.SlotHeld;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Events of appointments as messages and back. */
public final class AppointmentEventMessages {

    private static final Details NO_DETAILS = new Details("", "", List.of());

    private AppointmentEventMessages() {}

    /** Puts an event into the envelope's payload. */
    public static void write(AppointmentEvent event, Event.Builder envelope) {
        switch (event) {
            case AppointmentEvent.Held held -> envelope.setSlotHeld(slotHeld(held));
            case AppointmentEvent.HoldReleased() -> envelope.setHoldReleased(HoldReleased.getDefaultInstance());
            case AppointmentEvent.HoldExpired() -> envelope.setHoldExpired(HoldExpired.getDefaultInstance());
            case AppointmentEvent.Booked booked -> envelope.setAppointmentBooked(booked(booked));
            case AppointmentEvent.Confirmed() ->
                envelope.setAppointmentConfirmed(AppointmentConfirmed.getDefaultInstance());
            case AppointmentEvent.Declined(var reason) ->
                envelope.setAppointmentDeclined(AppointmentDeclined.newBuilder().setReason(reason));
            case AppointmentEvent.Rescheduled moved -> envelope.setAppointmentRescheduled(rescheduled(moved));
            case AppointmentEvent.DetailsUpdated(var details) -> envelope.setAppointmentDetailsUpdated(
                    AppointmentDetailsUpdated.newBuilder()
                            .setTitle(details.title())
                            .setDescription(details.description())
                            .addAllAttendees(attendeeMessages(details.attendees())));
            case AppointmentEvent.Cancelled(var reason, var overrideReason) -> envelope.setAppointmentCancelled(
                    AppointmentCancelled.newBuilder().setReason(reason).setOverrideReason(overrideReason));
            case AppointmentEvent.Completed() ->
                envelope.setAppointmentCompleted(AppointmentCompleted.getDefaultInstance());
            case AppointmentEvent.MarkedNoShow() ->
                envelope.setAppointmentMarkedNoShow(AppointmentMarkedNoShow.getDefaultInstance());
        }
    }

    /**
     * The event in an envelope.
     *
     * @throws UnreadableEventException if the payload is not one that this release knows for appointments
     */
    public static AppointmentEvent read(Event envelope) {
        return switch (envelope.getPayloadCase()) {
            case SLOT_HELD -> held(envelope.getSlotHeld(), envelope.getActor());
            case HOLD_RELEASED -> new AppointmentEvent.HoldReleased();
            case HOLD_EXPIRED -> new AppointmentEvent.HoldExpired();
            case APPOINTMENT_BOOKED -> booked(envelope.getAppointmentBooked());
            case APPOINTMENT_CONFIRMED -> new AppointmentEvent.Confirmed();
            case APPOINTMENT_DECLINED ->
                new AppointmentEvent.Declined(envelope.getAppointmentDeclined().getReason());
            case APPOINTMENT_RESCHEDULED -> rescheduled(envelope.getAppointmentRescheduled());
            case APPOINTMENT_DETAILS_UPDATED -> {
                AppointmentDetailsUpdated updated = envelope.getAppointmentDetailsUpdated();
                yield new AppointmentEvent.DetailsUpdated(new Details(
                        updated.getTitle(), updated.getDescription(), attendees(updated.getAttendeesList())));
            }
            case APPOINTMENT_CANCELLED -> {
                AppointmentCancelled cancelled = envelope.getAppointmentCancelled();
                yield new AppointmentEvent.Cancelled(cancelled.getReason(), cancelled.getOverrideReason());
            }
            case APPOINTMENT_COMPLETED -> new AppointmentEvent.Completed();
            case APPOINTMENT_MARKED_NO_SHOW -> new AppointmentEvent.MarkedNoShow();
            case CALENDAR_CREATED, CALENDAR_UPDATED, CALENDAR_CLOSED, SERIES_BOOKED, SERIES_CANCELLED, PAYLOAD_NOT_SET ->
                throw new UnreadableEventException(envelope, "not an event of an appointment");
        };
    }

    private static SlotHeld slotHeld(AppointmentEvent.Held held) {
        Booking booking = held.booking();
        return SlotHeld.newBuilder()
                .setCalendarId(booking.calendarId())
                .setStartTime(timestamp(booking.slot().start()))
                .setEndTime(timestamp(booking.slot().end()))
                .setTimeZone(booking.zone().getId())
                .addAllClaims(claimMessages(booking.claims(), booking.slot()))
                .setExpireTime(timestamp(held.expires()))
                .setOverrideReason(held.overrideReason())
                .build();
    }

    private static AppointmentEvent.Held held(SlotHeld held, String actor) {
        TimeSlot slot = slot(held.getStartTime(), held.getEndTime());
        var booking = new Booking(
                claims(held.getCalendarId(), slot, held.getClaimsList()),
                slot,
                ZoneId.of(held.getTimeZone()),
                NO_DETAILS,
                "",
                Optional.empty());
        return new AppointmentEvent.Held(booking, instant(held.getExpireTime()), actor, held.getOverrideReason());
    }

    private static AppointmentBooked booked(AppointmentEvent.Booked event) {
        Booking booking = event.booking();
        AppointmentBooked.Builder booked = AppointmentBooked.newBuilder()
                .setCalendarId(booking.calendarId())
                .setStartTime(timestamp(booking.slot().start()))
                .setEndTime(timestamp(booking.slot().end()))
                .setTimeZone(booking.zone().getId())
                .setTitle(booking.details().title())
                .setDescription(booking.details().description())
                .addAllAttendees(attendeeMessages(booking.details().attendees()))
                .setExternalUid(booking.externalUid())
                .addAllClaims(claimMessages(booking.claims(), booking.slot()))
                .setPending(event.pending())
                .setOverrideReason(event.overrideReason());
        booking.occurrence().ifPresent(occurrence -> booked.setSeriesId(occurrence.seriesId())
                .setSeriesStartTime(timestamp(occurrence.start())));
        return booked.build();
    }

    private static AppointmentEvent.Booked booked(AppointmentBooked booked) {
        TimeSlot slot = slot(booked.getStartTime(), booked.getEndTime());
        var booking = new Booking(
                claims(booked.getCalendarId(), slot, booked.getClaimsList()),
                slot,
                ZoneId.of(booked.getTimeZone()),
                new Details(booked.getTitle(), booked.getDescription(), attendees(booked.getAttendeesList())),
                booked.getExternalUid(),
                booked.getSeriesId().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Occurrence(booked.getSeriesId(), instant(booked.getSeriesStartTime()))));
        return new AppointmentEvent.Booked(booking, booked.getPending(), booked.getOverrideReason());
    }

    private static AppointmentRescheduled rescheduled(AppointmentEvent.Rescheduled moved) {
        String calendarId = moved.claims().isEmpty() ? "" : moved.claims().getFirst().calendarId();
        return AppointmentRescheduled.newBuilder()
                .setStartTime(timestamp(moved.slot().start()))
                .setEndTime(timestamp(moved.slot().end()))
                .setTimeZone(moved.zone().getId())
                .setCalendarId(calendarId)
                .addAllClaims(claimMessages(moved.claims(), moved.slot()))
                .setOverrideReason(moved.overrideReason())
                .build();
    }

    private static AppointmentEvent.Rescheduled rescheduled(AppointmentRescheduled moved) {
        TimeSlot slot = slot(moved.getStartTime(), moved.getEndTime());
        return new AppointmentEvent.Rescheduled(
                moved.getCalendarId().isEmpty()
                        ? List.of()
                        : claims(moved.getCalendarId(), slot, moved.getClaimsList()),
                slot,
                ZoneId.of(moved.getTimeZone()),
                moved.getOverrideReason());
    }
}
