package io.daybook.command.service;

import com.google.protobuf.Duration;
import io.daybook.scheduling.AppointmentCommand;
import io.daybook.scheduling.Details;
import io.daybook.scheduling.End;
import io.daybook.scheduling.Start;
import io.daybook.service.RequestContext;
import io.daybook.v1.BookAppointmentRequest;
import io.daybook.v1.BookAppointmentRequest.EndCase;
import io.daybook.v1.BookAppointmentRequest.StartCase;
import io.daybook.v1.HoldSlotRequest;
import io.daybook.v1.RescheduleAppointmentRequest;
import io.daybook.v1.UpdateAppointmentDetailsRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What requests about appointments ask for. */
final class AppointmentRequests {

    private static final Set<String> DETAILS = Set.of("title", "description", "attendees");
    private static final java.time.Duration DEFAULT_HOLD = java.time.Duration.ofMinutes(5);
    private static final java.time.Duration LONGEST_HOLD = java.time.Duration.ofHours(1);

    private AppointmentRequests() {}

    static AppointmentCommand book(BookAppointmentRequest request, CommandFields fields, Instant now) {
        return request.getHoldId().isEmpty() ? bookAnew(request, fields, now) : bookHeld(request, fields, now);
    }

    static AppointmentCommand hold(HoldSlotRequest request, CommandFields fields, Instant now) {
        return new AppointmentCommand.Hold(
                fields.calendarIds(request.getCalendarId(), request.getAlsoCalendarIdsList()),
                start(request, fields),
                end(request, fields),
                fields.times().optionalZone(request.getTimeZone()),
                holdDuration(request.getHoldDuration(), fields),
                RequestContext.current().actor(),
                fields.waiver(false, request.getOverrideReason()),
                now);
    }

    static AppointmentCommand reschedule(RescheduleAppointmentRequest request, CommandFields fields, Instant now) {
        return new AppointmentCommand.Reschedule(
                fields.newCalendarIds(request.getCalendarId(), request.getAlsoCalendarIdsList()),
                start(request, fields),
                end(request, fields),
                fields.times().optionalZone(request.getTimeZone()),
                fields.waiver(request.getAllowPast(), request.getOverrideReason()),
                now);
    }

    static AppointmentCommand updateDetails(UpdateAppointmentDetailsRequest request, CommandFields fields) {
        Set<String> changed = fields.changed(request, request.getUpdateMask(), DETAILS);
        return new AppointmentCommand.UpdateDetails(
                changed.contains("title") ? Optional.of(fields.title(request.getTitle())) : Optional.empty(),
                changed.contains("description")
                        ? Optional.of(fields.description(request.getDescription()))
                        : Optional.empty(),
                changed.contains("attendees")
                        ? Optional.of(fields.attendees(request.getAttendeesList()))
                        : Optional.empty());
    }

    private static AppointmentCommand bookAnew(BookAppointmentRequest request, CommandFields fields, Instant now) {
        return new AppointmentCommand.Book(
                fields.calendarIds(request.getCalendarId(), request.getAlsoCalendarIdsList()),
                start(request, fields),
                end(request, fields),
                fields.times().optionalZone(request.getTimeZone()),
                details(request, fields),
                fields.externalUid(request.getExternalUid()),
                Optional.empty(),
                fields.waiver(request.getAllowPast(), request.getOverrideReason()),
                now);
    }

    private static AppointmentCommand bookHeld(BookAppointmentRequest request, CommandFields fields, Instant now) {
        return new AppointmentCommand.BookHeld(
                fields.calendarIds(request.getCalendarId(), request.getAlsoCalendarIdsList()),
                request.getStartCase() == StartCase.START_NOT_SET
                        ? Optional.empty()
                        : Optional.of(start(request, fields)),
                request.getEndCase() == EndCase.END_NOT_SET ? Optional.empty() : Optional.of(end(request, fields)),
                fields.times().optionalZone(request.getTimeZone()),
                details(request, fields),
                fields.externalUid(request.getExternalUid()),
                RequestContext.current().actor(),
                now);
    }

    private static Details details(BookAppointmentRequest request, CommandFields fields) {
        return new Details(
                fields.title(request.getTitle()),
                fields.description(request.getDescription()),
                fields.attendees(request.getAttendeesList()));
    }

    private static java.time.Duration holdDuration(Duration asked, CommandFields fields) {
        java.time.Duration duration = fields.times().duration("hold_duration", asked, LONGEST_HOLD);
        return duration.isZero() ? DEFAULT_HOLD : duration;
    }

    private static Start start(BookAppointmentRequest request, CommandFields fields) {
        return switch (request.getStartCase()) {
            case START_TIME -> fields.times().startAt(request.getStartTime());
            case LOCAL_START_TIME -> fields.times().localStart(request.getLocalStartTime());
            case START_NOT_SET -> fields.times().missingStart();
        };
    }

    private static Start start(HoldSlotRequest request, CommandFields fields) {
        return switch (request.getStartCase()) {
            case START_TIME -> fields.times().startAt(request.getStartTime());
            case LOCAL_START_TIME -> fields.times().localStart(request.getLocalStartTime());
            case START_NOT_SET -> fields.times().missingStart();
        };
    }

    private static Start start(RescheduleAppointmentRequest request, CommandFields fields) {
        return switch (request.getStartCase()) {
            case START_TIME -> fields.times().startAt(request.getStartTime());
            case LOCAL_START_TIME -> fields.times().localStart(request.getLocalStartTime());
            case START_NOT_SET -> fields.times().missingStart();
        };
    }

    private static End end(BookAppointmentRequest request, CommandFields fields) {
        return switch (request.getEndCase()) {
            case END_TIME -> fields.times().endAt(request.getEndTime());
            case DURATION -> fields.times().endAfter(request.getDuration());
            case END_NOT_SET -> fields.times().missingEnd();
        };
    }

    private static End end(HoldSlotRequest request, CommandFields fields) {
        return switch (request.getEndCase()) {
            case END_TIME -> fields.times().endAt(request.getEndTime());
            case DURATION -> fields.times().endAfter(request.getDuration());
            case END_NOT_SET -> fields.times().missingEnd();
        };
    }

    private static Optional<End> end(RescheduleAppointmentRequest request, CommandFields fields) {
        return switch (request.getEndCase()) {
            case END_TIME -> Optional.of(fields.times().endAt(request.getEndTime()));
            case DURATION -> Optional.of(fields.times().endAfter(request.getDuration()));
            case END_NOT_SET -> Optional.empty();
        };
    }
}
