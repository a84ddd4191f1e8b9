package io.daybook.verification.model;

import static io.daybook.v1.AppointmentState.APPOINTMENT_STATE_CANCELLED;
import static io.daybook.v1.AppointmentState.APPOINTMENT_STATE_COMPLETED;
import static io.daybook.v1.AppointmentState.APPOINTMENT_STATE_CONFIRMED;
import static io.daybook.v1.AppointmentState.APPOINTMENT_STATE_DECLINED;
import static io.daybook.v1.AppointmentState.APPOINTMENT_STATE_EXPIRED;
import static io.daybook.v1.AppointmentState.APPOINTMENT_STATE_HELD;
import static io.daybook.v1.AppointmentState.APPOINTMENT_STATE_NO_SHOW;
import static io.daybook.v1.AppointmentState.APPOINTMENT_STATE_PENDING;

import com.google.protobuf.FieldMask;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentCancelled;
import io.daybook.v1.AppointmentCompleted;
import io.daybook.v1.AppointmentConfirmed;
import io.daybook.v1.AppointmentDeclined;
import io.daybook.v1.AppointmentDetailsUpdated;
import io.daybook.v1.AppointmentMarkedNoShow;
import io.daybook.v1.AppointmentState;
import io.daybook.v1.EntityType;
import io.daybook.v1.ErrorReason;
import io.daybook.v1.Event;
import io.daybook.v1.HoldReleased;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** What the contract says of commands to appointments that exist; those that give them a time are in PlacingModel. */
final class AppointmentModel {

    private final ModelState state;

    AppointmentModel(ModelState state) {
        this.state = state;
    }

    List<Event> decide(Asked asked, String actor, Instant now) {
        String id = Model.idOf(asked);
        var placing = new PlacingModel(state);
        boolean isNew = asked.method().equals("HoldSlot")
                || asked.method().equals("BookAppointment") && !asked.has("hold_id");
        if (isNew) {
            return List.of(placing.placeNew(asked, id, now));
        }
        Appointment appointment = state.appointment(id)
                .orElseThrow(
                        () -> new Refusal(ErrorReason.ERROR_REASON_APPOINTMENT_NOT_FOUND).with("appointment_id", id));
        return switch (asked.method()) {
            case "BookAppointment" -> List.of(placing.bookHeld(asked, appointment, actor, now));
            case "RescheduleAppointment" -> placing.reschedule(asked, booked(appointment), now);
            case "ReleaseHold" -> change(
                    appointment,
                    List.of(APPOINTMENT_STATE_HELD),
                    List.of(APPOINTMENT_STATE_CANCELLED, APPOINTMENT_STATE_EXPIRED),
                    event -> event.setHoldReleased(HoldReleased.getDefaultInstance()));
            case "ConfirmAppointment" -> change(
                    appointment,
                    List.of(APPOINTMENT_STATE_PENDING),
                    List.of(APPOINTMENT_STATE_CONFIRMED),
                    event -> event.setAppointmentConfirmed(AppointmentConfirmed.getDefaultInstance()));
            case "DeclineAppointment" -> change(
                    appointment,
                    List.of(APPOINTMENT_STATE_PENDING),
                    List.of(APPOINTMENT_STATE_DECLINED),
                    event -> event.setAppointmentDeclined(
                            AppointmentDeclined.newBuilder().setReason(asked.text("reason"))));
            case "CompleteAppointment" -> change(
                    begun(appointment, now),
                    List.of(APPOINTMENT_STATE_CONFIRMED),
                    List.of(APPOINTMENT_STATE_COMPLETED),
                    event -> event.setAppointmentCompleted(AppointmentCompleted.getDefaultInstance()));
            case "MarkNoShow" -> change(
                    begun(appointment, now),
                    List.of(APPOINTMENT_STATE_CONFIRMED),
                    List.of(APPOINTMENT_STATE_NO_SHOW),
                    event -> event.setAppointmentMarkedNoShow(AppointmentMarkedNoShow.getDefaultInstance()));
            case "CancelAppointment" -> cancel(asked, appointment, now);
            case "UpdateAppointmentDetails" -> describe(asked, booked(appointment));
            default -> throw new IllegalArgumentException(asked.method());
        };
    }

    /** An event of an appointment, without what the log adds. */
    static Event.Builder event(String id) {
        return Event.newBuilder()
                .setEntityType(EntityType.ENTITY_TYPE_APPOINTMENT)
                .setEntityId(id);
    }

    static Refusal illegal(Appointment appointment) {
        AppointmentState now = appointment.getState();
        return new Refusal(
                        now == APPOINTMENT_STATE_CANCELLED
                                ? ErrorReason.ERROR_REASON_APPOINTMENT_CANCELLED
                                : ErrorReason.ERROR_REASON_ILLEGAL_STATE)
                .with("appointment_id", appointment.getAppointmentId())
                .with("state", now.name().substring("APPOINTMENT_STATE_".length()));
    }

    /** Cancels a booked appointment, whatever the time. */
    static Event cancelled(Asked asked, Appointment appointment) {
        return event(appointment.getAppointmentId())
                .setAppointmentCancelled(AppointmentCancelled.newBuilder()
                        .setReason(asked.text("reason"))
                        .setOverrideReason(asked.text("override_reason")))
                .build();
    }

    static boolean isBooked(Appointment appointment) {
        return appointment.getState() == APPOINTMENT_STATE_PENDING
                || appointment.getState() == APPOINTMENT_STATE_CONFIRMED;
    }

    /** Refuses a change that comes too late, by the rules that the appointment's calendars have now. */
    void checkChangeNotice(Asked asked, Appointment appointment, Instant now) {
        if (asked.has("override_reason")) {
            return;
        }
        Instant start = Place.instant(appointment.getStartTime());
        ModelState.claims(appointment).stream()
                .map(claim -> state.calendar(claim.getCalendarId()).orElseThrow())
                .filter(CalendarModel::isOpen)
                .forEach(calendar -> {
                    Duration notice = Duration.ofSeconds(
                            calendar.getRules().getChangeNotice().getSeconds());
                    if (notice.isPositive() && start.minus(notice).isBefore(now)) {
                        throw new Refusal(ErrorReason.ERROR_REASON_NOTICE_TOO_SHORT)
                                .with("calendar_id", calendar.getCalendarId())
                                .with("notice", notice)
                                .with("start_time", start);
                    }
                });
    }

    private static Appointment booked(Appointment appointment) {
        if (!isBooked(appointment)) {
            throw illegal(appointment);
        }
        return appointment;
    }

    private static Appointment begun(Appointment appointment, Instant now) {
        Instant start = Place.instant(appointment.getStartTime());
        if (appointment.getState() == APPOINTMENT_STATE_CONFIRMED && now.isBefore(start)) {
            throw new Refusal(ErrorReason.ERROR_REASON_NOT_STARTED)
                    .with("appointment_id", appointment.getAppointmentId())
                    .with("start_time", start);
        }
        return appointment;
    }

    private static List<Event> change(
            Appointment appointment,
            List<AppointmentState> from,
            List<AppointmentState> there,
            UnaryOperator<Event.Builder> payload) {
        if (from.contains(appointment.getState())) {
            return List.of(payload.apply(event(appointment.getAppointmentId())).build());
        }
        if (there.contains(appointment.getState())) {
            return List.of();
        }
        throw illegal(appointment);
    }

    private List<Event> cancel(Asked asked, Appointment appointment, Instant now) {
        if (appointment.getState() == APPOINTMENT_STATE_CANCELLED) {
            return List.of();
        }
        checkChangeNotice(asked, booked(appointment), now);
        return List.of(cancelled(asked, appointment));
    }

    private static List<Event> describe(Asked asked, Appointment appointment) {
        List<String> mask = ((FieldMask) asked.value("update_mask")).getPathsList();
        Appointment.Builder described = appointment.toBuilder();
        for (String field : List.of("title", "description", "attendees")) {
            if (mask.isEmpty() ? asked.has(field) : mask.contains(field)) {
                var target = described.getDescriptorForType().findFieldByName(field);
                described.setField(target, asked.value(field));
            }
        }
        if (described.build().equals(appointment)) {
            return List.of();
        }
        return List.of(event(appointment.getAppointmentId())
                .setAppointmentDetailsUpdated(AppointmentDetailsUpdated.newBuilder()
                        .setTitle(described.getTitle())
                        .setDescription(described.getDescription())
                        .addAllAttendees(described.getAttendeesList()))
                .build());
    }
}
