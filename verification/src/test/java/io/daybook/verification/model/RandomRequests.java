package io.daybook.verification.model;

import static io.daybook.v1.AppointmentState.APPOINTMENT_STATE_CONFIRMED;
import static io.daybook.v1.AppointmentState.APPOINTMENT_STATE_HELD;
import static io.daybook.v1.AppointmentState.APPOINTMENT_STATE_PENDING;

import com.google.protobuf.FieldMask;
import com.google.protobuf.Message;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentState;
import io.daybook.v1.Attendee;
import io.daybook.v1.BookAppointmentRequest;
import io.daybook.v1.CancelAppointmentRequest;
import io.daybook.v1.CompleteAppointmentRequest;
import io.daybook.v1.ConfirmAppointmentRequest;
import io.daybook.v1.DeclineAppointmentRequest;
import io.daybook.v1.EntityType;
import io.daybook.v1.MarkNoShowRequest;
import io.daybook.v1.ReleaseHoldRequest;
import io.daybook.v1.RescheduleAppointmentRequest;
import io.daybook.v1.UpdateAppointmentDetailsRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** Requests of every kind as chance has them, aimed at what is there. For one thread. */
final class RandomRequests {

    private final Dice dice;
    private final Known known;
    private final RandomTimes times;
    private final RandomPlaces places;
    private final RandomHoldRequests holds;
    private final RandomSeriesRequests series;
    private final RandomCalendarRequests calendars;

    RandomRequests(Dice dice, Known known, RandomTimes times) {
        this.dice = dice;
        this.known = known;
        this.times = times;
        this.places = new RandomPlaces(dice, known, times);
        this.holds = new RandomHoldRequests(dice, known, times);
        this.series = new RandomSeriesRequests(dice, known, times);
        this.calendars = new RandomCalendarRequests(dice, known, times);
    }

    /** A request, still without request id, and who sends it. */
    record Sent(Message request, String actor) {}

    /** A request of a kind. */
    Sent of(String kind) {
        return kind.equals("BookAppointment of a hold")
                ? holds.book()
                : new Sent(request(kind), dice.oneOf("ann", "bob"));
    }

    private Message request(String kind) {
        return switch (kind) {
            case "BookAppointment" -> book();
            case "HoldSlot" -> holds.hold();
            case "ReleaseHold" -> to(ReleaseHoldRequest.getDefaultInstance(), is(APPOINTMENT_STATE_HELD));
            case "ConfirmAppointment" -> to(
                    ConfirmAppointmentRequest.getDefaultInstance(), is(APPOINTMENT_STATE_PENDING));
            case "DeclineAppointment" -> to(
                    DeclineAppointmentRequest.newBuilder().setReason("No time").build(), is(APPOINTMENT_STATE_PENDING));
            case "CompleteAppointment" -> to(CompleteAppointmentRequest.getDefaultInstance(), hasMostlyBegun());
            case "MarkNoShow" -> to(MarkNoShowRequest.getDefaultInstance(), hasMostlyBegun());
            case "RescheduleAppointment" -> reschedule();
            case "UpdateAppointmentDetails" -> describe();
            case "CancelAppointment" -> to(
                    CancelAppointmentRequest.newBuilder()
                            .setReason("Ill")
                            .setOverrideReason(places.override())
                            .build(),
                    AppointmentModel::isBooked);
            case "BookSeries" -> series.book();
            case "CancelSeries" -> series.cancel();
            case "CreateCalendar" -> calendars.create();
            case "UpdateCalendar" -> calendars.update();
            case "CloseCalendar" -> calendars.close();
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static Predicate<Appointment> is(AppointmentState state) {
        return appointment -> appointment.getState() == state;
    }

    private Predicate<Appointment> hasMostlyBegun() {
        boolean anyTime = dice.percent(30);
        Instant now = Instant.now();
        return is(APPOINTMENT_STATE_CONFIRMED)
                .and(appointment -> anyTime || Place.instant(appointment.getStartTime()).isBefore(now));
    }

    private Message book() {
        return places.placed(BookAppointmentRequest.newBuilder()
                .setAppointmentId(known.newAppointmentId())
                .setTitle("Visit %d".formatted(dice.below(5)))
                .setExternalUid(dice.percent(30) ? known.externalUid() : "")
                .setAllowPast(dice.percent(50))
                .setOverrideReason(places.override())
                .build());
    }

    private Message to(Message request, Predicate<Appointment> fits) {
        String id = known.appointmentId(fits);
        Message addressed = Asked.with(request, "appointment_id", id);
        return Asked.with(
                addressed, "expected_version", known.expectedVersion(EntityType.ENTITY_TYPE_APPOINTMENT, id));
    }

    /** To other calendars, to any time, or by some minutes, so that it overlaps its own time. */
    private Message reschedule() {
        var request = (RescheduleAppointmentRequest) to(
                RescheduleAppointmentRequest.newBuilder()
                        .setAllowPast(dice.percent(20))
                        .setOverrideReason(places.override())
                        .build(),
                AppointmentModel::isBooked);
        if (dice.percent(40)) {
            return places.placed(request);
        }
        Optional<Appointment> present = known.appointment(request.getAppointmentId());
        RescheduleAppointmentRequest moved =
                places.timed(request, present.map(Appointment::getCalendarId).orElseGet(known::calendarId));
        moved = Asked.without(moved, "calendar_id");
        return dice.percent(60) ? nearby(moved, present) : moved;
    }

    private Message nearby(RescheduleAppointmentRequest request, Optional<Appointment> present) {
        long start = present.map(appointment -> appointment.getStartTime().getSeconds()).orElseGet(times::start);
        RescheduleAppointmentRequest moved = request.toBuilder()
                .setStartTime(Place.time(start + 60L * dice.oneOf(-30, -15, -5, 0, 0, 5, 15, 30)))
                .clearEndTime()
                .build();
        return dice.percent(80) ? Asked.without(moved, "duration", "time_zone") : moved;
    }

    private Message describe() {
        UpdateAppointmentDetailsRequest.Builder request = UpdateAppointmentDetailsRequest.newBuilder();
        if (dice.percent(60)) {
            request.setTitle("Visit %d".formatted(dice.below(5)));
        }
        if (dice.percent(40)) {
            request.addAttendees(Attendee.newBuilder().setName("Ann").setEmail("ann@example.org"));
        }
        if (dice.percent(30)) {
            request.setDescription("Bring it along").setUpdateMask(FieldMask.newBuilder().addPaths("description"));
        }
        return to(request.build(), AppointmentModel::isBooked);
    }
}
