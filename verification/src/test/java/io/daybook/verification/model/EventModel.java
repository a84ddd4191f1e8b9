package io.daybook.verification.model;

import com.google.protobuf.Message;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentBooked;
import io.daybook.v1.AppointmentRescheduled;
import io.daybook.v1.AppointmentState;
import io.daybook.v1.Calendar;
import io.daybook.v1.CalendarState;
import io.daybook.v1.Event;
import io.daybook.v1.Series;
import io.daybook.v1.SeriesOccurrence;
import io.daybook.v1.SlotHeld;
import java.util.Optional;

/** What events make of what they happen to. */
final class EventModel {

    private EventModel() {}

    /** The entity after an event: a {@link Calendar}, {@link Appointment} or {@link Series}. */
    static Message after(Optional<Message> before, Event event) {
        return switch (event.getEntityType()) {
            case ENTITY_TYPE_CALENDAR -> calendar((Calendar) before.orElse(Calendar.getDefaultInstance()), event);
            case ENTITY_TYPE_APPOINTMENT ->
                appointment((Appointment) before.orElse(Appointment.getDefaultInstance()), event);
            case ENTITY_TYPE_SERIES -> series((Series) before.orElse(Series.getDefaultInstance()), event);
            case ENTITY_TYPE_UNSPECIFIED, UNRECOGNIZED -> throw new IllegalArgumentException(event.toString());
        };
    }

    private static Calendar calendar(Calendar before, Event event) {
        Calendar.Builder after = before.toBuilder()
                .setCalendarId(event.getEntityId())
                .setVersion(event.getVersion())
                .setPosition(event.getPosition())
                .setUpdateTime(event.getCommitTime());
        switch (event.getPayloadCase()) {
            case CALENDAR_CREATED -> after.setState(CalendarState.CALENDAR_STATE_OPEN)
                    .setCreateTime(event.getCommitTime())
                    .setName(event.getCalendarCreated().getName())
                    .setTimeZone(event.getCalendarCreated().getTimeZone())
                    .setRules(event.getCalendarCreated().getRules());
            case CALENDAR_UPDATED -> after.setName(event.getCalendarUpdated().getName())
                    .setTimeZone(event.getCalendarUpdated().getTimeZone())
                    .setRules(event.getCalendarUpdated().getRules());
            case CALENDAR_CLOSED -> after.setState(CalendarState.CALENDAR_STATE_CLOSED);
            default -> throw new IllegalArgumentException(event.toString());
        }
        return after.build();
    }

    private static Appointment appointment(Appointment before, Event event) {
        Appointment.Builder after = before.toBuilder()
                .setAppointmentId(event.getEntityId())
                .setVersion(event.getVersion())
                .setPosition(event.getPosition())
                .setUpdateTime(event.getCommitTime());
        if (event.getVersion() == 1) {
            after.setCreateTime(event.getCommitTime());
        }
        switch (event.getPayloadCase()) {
            case SLOT_HELD -> hold(after, event.getSlotHeld()).setHolder(event.getActor());
            case APPOINTMENT_BOOKED -> book(notHeld(after), event.getAppointmentBooked());
            case APPOINTMENT_RESCHEDULED -> move(after, event.getAppointmentRescheduled());
            case APPOINTMENT_DETAILS_UPDATED -> after.setTitle(event.getAppointmentDetailsUpdated().getTitle())
                    .setDescription(event.getAppointmentDetailsUpdated().getDescription())
                    .clearAttendees()
                    .addAllAttendees(event.getAppointmentDetailsUpdated().getAttendeesList());
            case APPOINTMENT_CONFIRMED -> after.setState(AppointmentState.APPOINTMENT_STATE_CONFIRMED);
            case APPOINTMENT_COMPLETED -> after.setState(AppointmentState.APPOINTMENT_STATE_COMPLETED);
            case APPOINTMENT_MARKED_NO_SHOW -> after.setState(AppointmentState.APPOINTMENT_STATE_NO_SHOW);
            case APPOINTMENT_CANCELLED -> after.setState(AppointmentState.APPOINTMENT_STATE_CANCELLED)
                    .setCancelReason(event.getAppointmentCancelled().getReason());
            case APPOINTMENT_DECLINED -> after.setState(AppointmentState.APPOINTMENT_STATE_DECLINED)
                    .setCancelReason(event.getAppointmentDeclined().getReason());
            case HOLD_RELEASED -> notHeld(after).setState(AppointmentState.APPOINTMENT_STATE_CANCELLED);
            case HOLD_EXPIRED -> notHeld(after).setState(AppointmentState.APPOINTMENT_STATE_EXPIRED);
            default -> throw new IllegalArgumentException(event.toString());
        }
        return after.build();
    }

    private static Appointment.Builder notHeld(Appointment.Builder appointment) {
        return appointment.clearHolder().clearHoldExpireTime();
    }

    private static Appointment.Builder hold(Appointment.Builder appointment, SlotHeld held) {
        return appointment
                .setState(AppointmentState.APPOINTMENT_STATE_HELD)
                .setCalendarId(held.getCalendarId())
                .setStartTime(held.getStartTime())
                .setEndTime(held.getEndTime())
                .setTimeZone(held.getTimeZone())
                .addAllClaims(held.getClaimsList())
                .setHoldExpireTime(held.getExpireTime());
    }

    private static void book(Appointment.Builder appointment, AppointmentBooked booked) {
        appointment
                .setState(
                        booked.getPending()
                                ? AppointmentState.APPOINTMENT_STATE_PENDING
                                : AppointmentState.APPOINTMENT_STATE_CONFIRMED)
                .setCalendarId(booked.getCalendarId())
                .setStartTime(booked.getStartTime())
                .setEndTime(booked.getEndTime())
                .setTimeZone(booked.getTimeZone())
                .setTitle(booked.getTitle())
                .setDescription(booked.getDescription())
                .addAllAttendees(booked.getAttendeesList())
                .setExternalUid(booked.getExternalUid())
                .clearClaims()
                .addAllClaims(booked.getClaimsList())
                .setSeriesId(booked.getSeriesId());
        if (booked.hasSeriesStartTime()) {
            appointment.setSeriesStartTime(booked.getSeriesStartTime());
        }
    }

    private static void move(Appointment.Builder appointment, AppointmentRescheduled moved) {
        appointment
                .setStartTime(moved.getStartTime())
                .setEndTime(moved.getEndTime())
                .setTimeZone(moved.getTimeZone())
                .setCalendarId(moved.getCalendarId())
                .clearClaims()
                .addAllClaims(moved.getClaimsList());
    }

    private static Series series(Series before, Event event) {
        Series.Builder after = before.toBuilder()
                .setSeriesId(event.getEntityId())
                .setVersion(event.getVersion())
                .setPosition(event.getPosition())
                .setUpdateTime(event.getCommitTime());
        if (event.hasSeriesBooked()) {
            after.setCreateTime(event.getCommitTime())
                    .setCalendarId(event.getSeriesBooked().getCalendarId())
                    .setRecurrenceRule(event.getSeriesBooked().getRecurrenceRule())
                    .setTimeZone(event.getSeriesBooked().getTimeZone())
                    .addAllAppointmentIds(event.getSeriesBooked().getOccurrencesList().stream()
                            .map(SeriesOccurrence::getAppointmentId)
                            .filter(id -> !id.isEmpty())
                            .toList());
        }
        return after.build();
    }
}
