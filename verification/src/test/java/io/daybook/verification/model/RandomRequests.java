package io.daybook.verification.model;

import static io.daybook.v1.AppointmentState.APPOINTMENT_STATE_CONFIRMED;
import static io.daybook.v1.AppointmentState.APPOINTMENT_STATE_EXPIRED;
import static io.daybook.v1.AppointmentState.APPOINTMENT_STATE_HELD;
import static io.daybook.v1.AppointmentState.APPOINTMENT_STATE_PENDING;

import com.google.protobuf.Duration;
import com.google.protobuf.FieldMask;
import com.google.protobuf.Message;
import io.daybook.v1.Appointment;
import io.daybook.v1.Attendee;
import io.daybook.v1.BookAppointmentRequest;
import io.daybook.v1.BookSeriesRequest;
import io.daybook.v1.CancelAppointmentRequest;
import io.daybook.v1.CancelSeriesRequest;
import io.daybook.v1.CloseCalendarRequest;
import io.daybook.v1.CompleteAppointmentRequest;
import io.daybook.v1.ConfirmAppointmentRequest;
import io.daybook.v1.CreateCalendarRequest;
import io.daybook.v1.DeclineAppointmentRequest;
import io.daybook.v1.EntityType;
import io.daybook.v1.HoldSlotRequest;
import io.daybook.v1.MarkNoShowRequest;
import io.daybook.v1.ReleaseHoldRequest;
import io.daybook.v1.RescheduleAppointmentRequest;
import io.daybook.v1.SeriesFit;
import io.daybook.v1.Series;
import io.daybook.v1.UpdateAppointmentDetailsRequest;
import io.daybook.v1.UpdateCalendarRequest;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Requests of every kind as chance has them, aimed at what is there. For one thread. */
final class RandomRequests {

    private static final String[] ACTORS = {"ann", "bob"};

    private final Dice dice;
    private final Known known;
    private final RandomTimes times;
    private final RandomRules rules;

    RandomRequests(Dice dice, Known known, RandomTimes times) {
        this.dice = dice;
        this.known = known;
        this.times = times;
        this.rules = new RandomRules(dice, times);
    }

    /** A request, still without request id, and who sends it. */
    record Sent(Message request, String actor) {}

    /** A request of a kind. */
    Sent of(String kind) {
        return switch (kind) {
            case "BookAppointment" -> sent(placed(BookAppointmentRequest.newBuilder()
                    .setAppointmentId(known.newAppointmentId())
                    .setTitle("Visit %d".formatted(dice.below(5)))
                    .setExternalUid(dice.percent(30) ? "uid-" + dice.below(12) : "")
                    .setAllowPast(dice.percent(50))
                    .build()));
            case "BookAppointment of a hold" -> ofHold();
            case "HoldSlot" -> sent(held(placed(HoldSlotRequest.newBuilder()
                    .setAppointmentId(known.newAppointmentId())
                    .build())));
            case "ReleaseHold" -> ofAppointment(ReleaseHoldRequest.getDefaultInstance(), isHeld());
            case "ConfirmAppointment" -> ofAppointment(ConfirmAppointmentRequest.getDefaultInstance(), isPending());
            case "DeclineAppointment" -> ofAppointment(
                    DeclineAppointmentRequest.newBuilder().setReason("No time").build(), isPending());
            case "CompleteAppointment" -> ofAppointment(CompleteAppointmentRequest.getDefaultInstance(), isConfirmed());
            case "MarkNoShow" -> ofAppointment(MarkNoShowRequest.getDefaultInstance(), isConfirmed());
            case "RescheduleAppointment" -> rescheduled();
            case "UpdateAppointmentDetails" -> described();
            case "CancelAppointment" -> ofAppointment(
                    CancelAppointmentRequest.newBuilder()
                            .setReason("Ill")
                            .setOverrideReason(override())
                            .build(),
                    AppointmentModel::isBooked);
            case "BookSeries" -> series();
            case "CancelSeries" -> cancelledSeries();
            case "CreateCalendar", "UpdateCalendar", "CloseCalendar" -> ofCalendar(kind);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static Predicate<Appointment> isHeld() {
        return appointment -> appointment.getState() == APPOINTMENT_STATE_HELD;
    }

    private static Predicate<Appointment> isPending() {
        return appointment -> appointment.getState() == APPOINTMENT_STATE_PENDING;
    }

    /** Mostly such as have begun. */
    private Predicate<Appointment> isConfirmed() {
        boolean anyTime = dice.percent(30);
        Instant now = Instant.now();
        return appointment -> appointment.getState() == APPOINTMENT_STATE_CONFIRMED
                && (anyTime || Place.instant(appointment.getStartTime()).isBefore(now));
    }

    private Sent sent(Message request) {
        return new Sent(request, dice.oneOf(ACTORS));
    }

    private String override() {
        return dice.percent(8) ? "The host says so" : "";
    }

    /** Gives a request calendars and a time. */
    private <M extends Message> M placed(M request) {
        M placed = timed(Asked.with(request, "override_reason", override()), known.calendarId());
        return alsoOn(placed);
    }

    private <M extends Message> M alsoOn(M request) {
        var also = new LinkedHashSet<String>();
        for (int i = dice.oneOf(0, 0, 0, 0, 1, 1, 2); i > 0; i--) {
            also.add(known.calendarId());
        }
        also.remove(new Asked(request).text("calendar_id"));
        return Asked.with(request, "also_calendar_ids", List.copyOf(also));
    }

    private <M extends Message> M timed(M request, String calendarId) {
        long start = times.start();
        M placed = Asked.with(request, "calendar_id", calendarId);
        String zone = dice.percent(20) ? times.zone() : "";
        placed = Asked.with(placed, "time_zone", zone);
        if (dice.percent(25)) {
            String clock = zone.isEmpty() ? known.zoneOf(calendarId).orElse("UTC") : zone;
            placed = Asked.with(placed, "local_start_time", times.local(start, clock));
            return Asked.with(placed, "duration", length(times.length()));
        }
        placed = Asked.with(placed, "start_time", Place.time(start));
        return dice.percent(70)
                ? Asked.with(placed, "duration", length(times.length()))
                : Asked.with(placed, "end_time", Place.time(start + times.length()));
    }

    private static Duration length(long seconds) {
        return Duration.newBuilder().setSeconds(seconds).build();
    }

    /** Mostly so short that the hold runs out while the test goes on. */
    private Message held(HoldSlotRequest request) {
        return dice.percent(30) ? request : Asked.with(request, "hold_duration", length(dice.oneOf(1, 2, 3, 3600)));
    }

    private Sent ofHold() {
        String id = known.appointmentId(appointment ->
                appointment.getState() == APPOINTMENT_STATE_HELD
                        || appointment.getState() == APPOINTMENT_STATE_EXPIRED && dice.percent(20));
        Optional<Appointment> hold = known.appointment(id);
        BookAppointmentRequest.Builder request = BookAppointmentRequest.newBuilder()
                .setHoldId(id)
                .setCalendarId(dice.percent(5) ? known.calendarId() : hold.map(Appointment::getCalendarId).orElseGet(known::calendarId))
                .setTitle("Visit of a holder")
                .setExternalUid(dice.percent(15) ? "uid-" + dice.below(12) : "");
        if (dice.percent(20)) {
            request.setStartTime(dice.percent(80) ? hold.map(Appointment::getStartTime).orElse(Place.time(times.start())) : Place.time(times.start()));
        }
        if (dice.percent(20)) {
            request.setDuration(length(times.length()));
        }
        String holder = hold.map(Appointment::getHolder).filter(name -> !name.isEmpty()).orElse("ann");
        return new Sent(request.build(), dice.percent(92) ? holder : "carl");
    }

    private Sent ofAppointment(Message request, Predicate<Appointment> fits) {
        String id = known.appointmentId(fits);
        Message addressed = Asked.with(request, "appointment_id", id);
        return sent(Asked.with(
                addressed, "expected_version", known.expectedVersion(EntityType.ENTITY_TYPE_APPOINTMENT, id)));
    }

    private Sent rescheduled() {
        String id = known.appointmentId(AppointmentModel::isBooked);
        RescheduleAppointmentRequest request = RescheduleAppointmentRequest.newBuilder()
                .setAppointmentId(id)
                .setExpectedVersion(known.expectedVersion(EntityType.ENTITY_TYPE_APPOINTMENT, id))
                .setAllowPast(dice.percent(20))
                .setOverrideReason(override())
                .build();
        Optional<Appointment> present = known.appointment(id);
        String calendarId = present.map(Appointment::getCalendarId).orElseGet(known::calendarId);
        if (dice.percent(40)) {
            return sent(alsoOn(timed(request, known.calendarId())));
        }
        RescheduleAppointmentRequest moved = Asked.without(timed(request, calendarId), "calendar_id");
        if (dice.percent(60)) {
            return sent(nearby(moved, present));
        }
        return sent(dice.percent(30) ? Asked.without(moved, "duration", "end_time") : moved);
    }

    /** By some minutes, so that it overlaps its own time; or by none. */
    private Message nearby(RescheduleAppointmentRequest request, Optional<Appointment> present) {
        long start = present.map(appointment -> appointment.getStartTime().getSeconds()).orElseGet(times::start);
        var moved = request.toBuilder()
                .setStartTime(Place.time(start + 60L * dice.oneOf(-30, -15, -5, 0, 0, 5, 15, 30)));
        return Asked.without(moved.build(), dice.percent(80) ? new String[] {"duration", "end_time", "time_zone"} : new String[] {"end_time"});
    }

    private Sent described() {
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
        return ofAppointment(request.build(), AppointmentModel::isBooked);
    }

    private Sent series() {
        String calendarId = known.calendarId();
        String zone = known.zoneOf(calendarId).orElse("UTC");
        BookSeriesRequest.Builder request = BookSeriesRequest.newBuilder()
                .setSeriesId(known.newSeriesId())
                .setCalendarId(calendarId)
                .setLocalStartTime(times.local(times.start(), zone))
                .setDuration(length(dice.percent(4) ? 30 * 3_600 : times.length()))
                .setRecurrenceRule(dice.oneOf("FREQ=DAILY;COUNT=", "FREQ=DAILY;INTERVAL=2;COUNT=", "FREQ=WEEKLY;BYDAY=SA,SU,MO;COUNT=")
                        + (1 + dice.below(5)))
                .setFit(dice.oneOf(SeriesFit.SERIES_FIT_ALL, SeriesFit.SERIES_FIT_WHAT_FITS))
                .setTitle("Course")
                .setAllowPast(dice.percent(20))
                .setOverrideReason(override());
        if (dice.percent(20)) {
            request.addExceptLocalStartTimes(times.date(zone));
        }
        return sent(alsoOn(request.build()));
    }

    private Sent cancelledSeries() {
        String id = known.seriesId();
        List<String> appointmentIds = known.series(id).map(Series::getAppointmentIdsList).map(List::copyOf).orElse(List.of());
        CancelSeriesRequest.Builder request = CancelSeriesRequest.newBuilder()
                .setSeriesId(id)
                .setExpectedVersion(known.expectedVersion(EntityType.ENTITY_TYPE_SERIES, id))
                .setReason("Over")
                .setOverrideReason(override());
        if (dice.percent(5)) {
            request.setFromAppointmentId(known.appointmentId());
        } else if (!appointmentIds.isEmpty() && dice.percent(50)) {
            request.setFromAppointmentId(dice.oneOf(appointmentIds));
        }
        return sent(request.build());
    }

    private Sent ofCalendar(String kind) {
        String id = known.calendarId();
        if (kind.equals("CloseCalendar")) {
            return sent(versioned(CloseCalendarRequest.newBuilder().setCalendarId(id).build(), id));
        }
        String zone = times.zone();
        if (kind.equals("CreateCalendar")) {
            return sent(CreateCalendarRequest.newBuilder()
                    .setCalendarId(id)
                    .setName(known.calendarName())
                    .setTimeZone(zone)
                    .setRules(rules.consistent(zone))
                    .build());
        }
        UpdateCalendarRequest.Builder request = UpdateCalendarRequest.newBuilder()
                .setCalendarId(id)
                .setRules(rules.any(known.zoneOf(id).orElse(zone)));
        for (String path : List.of("name", "time_zone", "rules", "rules.seats", "rules.buffer_before", "rules.buffer_after",
                "rules.weekly_hours", "rules.hours_exceptions", "rules.max_length", "rules.min_length", "rules.max_horizon",
                "rules.min_notice", "rules.change_notice", "rules.requires_confirmation", "rules.granularity")) {
            if (dice.percent(path.equals("rules") ? 10 : 15)) {
                request.getUpdateMaskBuilder().addPaths(path);
            }
        }
        if (dice.percent(30)) {
            request.setName(known.calendarName());
        }
        if (request.getUpdateMask().getPathsList().contains("name")) {
            request.setName(known.calendarName());
        }
        if (request.getUpdateMask().getPathsList().contains("time_zone")) {
            request.setTimeZone(zone);
        }
        return sent(versioned(request.build(), id));
    }

    private Message versioned(Message request, String calendarId) {
        return Asked.with(
                request, "expected_version", known.expectedVersion(EntityType.ENTITY_TYPE_CALENDAR, calendarId));
    }
}
