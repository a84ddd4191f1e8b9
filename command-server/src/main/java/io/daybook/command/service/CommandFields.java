package io.daybook.command.service;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Duration;
import com.google.protobuf.FieldMask;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Durations;
import io.daybook.command.log.Fingerprint;
import io.daybook.scheduling.Attendee;
import io.daybook.scheduling.End;
import io.daybook.scheduling.RecurrenceRule;
import io.daybook.scheduling.Start;
import io.daybook.scheduling.UnusableRuleException;
import io.daybook.scheduling.Waiver;
import io.daybook.service.RequestFields;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads the fields that command requests have in common. For one request, on one thread. */
final class CommandFields {

    static final int MAX_TITLE = 500;
    static final int MAX_DESCRIPTION = 8_192;
    static final int MAX_CALENDAR_NAME = 200;
    static final int MAX_REASON = 1_000;
    static final int MAX_EXTERNAL_UID = 512;

    private static final int MAX_ATTENDEES = 200;
    private static final int MAX_ALSO_CALENDARS = 15;
    private static final int MAX_ATTENDEE_NAME = 200;
    private static final RecurrenceRule ONCE = RecurrenceRule.parse("FREQ=DAILY;COUNT=1");
    private static final NoArgGenerator IDS = Generators.timeBasedEpochRandomGenerator();

    private final RequestFields fields = new RequestFields();

    RequestFields basic() {
        return fields;
    }

    /** A fresh UUIDv7, which sorts by time. */
    static String newId() {
        return IDS.generate().toString();
    }

    /** Reads what the contract gives to every command request; those that create have no {@code expected_version}. */
    CommandGateway.Terms terms(Message request) {
        Descriptor type = request.getDescriptorForType();
        FieldDescriptor requestId = type.findFieldByName("request_id");
        FieldDescriptor expectedVersion = type.findFieldByName("expected_version");
        String id = (String) request.getField(requestId);
        return new CommandGateway.Terms(
                id.isEmpty() ? IDS.generate() : fields.uuid("request_id", id),
                Fingerprint.of(request.toBuilder().clearField(requestId).build()),
                expectedVersion == null ? 0 : fields.notNegative("expected_version", (long) request.getField(expectedVersion)),
                (boolean) request.getField(type.findFieldByName("validate_only")));
    }

    /** The chosen id of a new appointment, or a fresh one. */
    String newAppointmentId(String value) {
        return value.isEmpty() ? newId() : appointmentId(value);
    }

    String appointmentId(String value) {
        return uuid("appointment_id", value);
    }

    /** The hold to book, or the id of a new appointment. */
    String appointmentToBook(String appointmentId, String holdId) {
        if (holdId.isEmpty()) {
            return newAppointmentId(appointmentId);
        }
        String hold = uuid("hold_id", holdId);
        if (!appointmentId.isEmpty() && !appointmentId(appointmentId).equals(hold)) {
            fields.invalid("appointment_id", "must be empty or hold_id, whose appointment is booked");
        }
        return hold;
    }

    String newSeriesId(String value) {
        return value.isEmpty() ? newId() : seriesId(value);
    }

    String seriesId(String value) {
        return uuid("series_id", value);
    }

    String uuid(String field, String value) {
        return fields.uuid(field, value).toString();
    }

    /** The calendars to take time on, the main one first. */
    List<String> calendarIds(String main, List<String> also) {
        if (also.size() > MAX_ALSO_CALENDARS) {
            fields.invalid(
                    "also_calendar_ids", "must be at most %d and are %d".formatted(MAX_ALSO_CALENDARS, also.size()));
            return List.of(main);
        }
        var ids = new LinkedHashSet<String>();
        ids.add(fields.calendarId("calendar_id", main));
        for (int i = 0; i < also.size(); i++) {
            String field = "also_calendar_ids[%d]".formatted(i);
            if (!ids.add(fields.calendarId(field, also.get(i)))) {
                fields.invalid(field, "must not name a calendar twice");
            }
        }
        return List.copyOf(ids);
    }

    /** The same; none if the main one is not set. */
    List<String> newCalendarIds(String main, List<String> also) {
        if (!main.isEmpty()) {
            return calendarIds(main, also);
        }
        if (!also.isEmpty()) {
            fields.invalid("calendar_id", "must be set where also_calendar_ids is");
        }
        return List.of();
    }

    String reason(String field, String value) {
        return fields.text(field, value, MAX_REASON);
    }

    Waiver waiver(boolean allowPast, String overrideReason) {
        return new Waiver(allowPast, reason("override_reason", overrideReason));
    }

    String externalUid(String value) {
        return fields.line("external_uid", value, 0, MAX_EXTERNAL_UID);
    }

    /** The recurrence rule of a series. */
    RecurrenceRule recurrenceRule(String value) {
        if (value.isBlank()) {
            fields.invalid("recurrence_rule", "must be set");
            return ONCE;
        }
        try {
            return RecurrenceRule.parse(value);
        } catch (UnusableRuleException e) {
            fields.invalid("recurrence_rule", e.getMessage());
            return ONCE;
        }
    }

    /** A length of zero or more in whole seconds, up to a maximum. */
    java.time.Duration duration(String field, Duration value, java.time.Duration max) {
        if (!Durations.isValid(value) || value.getNanos() != 0 || value.getSeconds() < 0) {
            fields.invalid(field, "must be a length in whole seconds that is not negative");
            return java.time.Duration.ZERO;
        }
        java.time.Duration duration = java.time.Duration.ofSeconds(value.getSeconds());
        if (duration.compareTo(max) > 0) {
            fields.invalid(field, "must be at most %s".formatted(max));
        }
        return duration;
    }

    String title(String value) {
        return fields.line("title", value, 1, MAX_TITLE);
    }

    String description(String value) {
        return fields.text("description", value, MAX_DESCRIPTION);
    }

    Optional<ZoneId> optionalZone(String value) {
        return value.isEmpty() ? Optional.empty() : Optional.of(fields.zone("time_zone", value));
    }

    List<Attendee> attendees(List<io.daybook.v1.Attendee> messages) {
        if (messages.size() > MAX_ATTENDEES) {
            fields.invalid("attendees", "must be at most %d and are %d".formatted(MAX_ATTENDEES, messages.size()));
            return List.of();
        }
        var attendees = new ArrayList<Attendee>(messages.size());
        for (int i = 0; i < messages.size(); i++) {
            String field = "attendees[%d]".formatted(i);
            attendees.add(new Attendee(
                    fields.line(field + ".name", messages.get(i).getName(), 0, MAX_ATTENDEE_NAME),
                    fields.email(field + ".email", messages.get(i).getEmail())));
        }
        return attendees;
    }

    Start startAt(Timestamp time) {
        return new Start.At(fields.instant("start_time", time));
    }

    Start localStart(String time) {
        return new Start.Local(localTime("local_start_time", time));
    }

    LocalDateTime localTime(String field, String time) {
        try {
            LocalDateTime local = LocalDateTime.parse(time);
            if (local.getNano() == 0) {
                return local;
            }
        } catch (DateTimeParseException e) {
            // Told below, as one that parses but is not in whole seconds is.
        }
        fields.invalid(field, "must be a local time in whole seconds such as 2027-03-02T10:00");
        return LocalDateTime.MIN;
    }

    Start missingStart() {
        fields.invalid("start_time", "or local_start_time must be set");
        return new Start.Local(LocalDateTime.MIN);
    }

    End endAt(Timestamp time) {
        return new End.At(fields.instant("end_time", time));
    }

    End endAfter(Duration length) {
        return new End.After(length(length));
    }

    java.time.Duration length(Duration length) {
        if (!Durations.isValid(length) || length.getNanos() != 0 || length.getSeconds() <= 0) {
            fields.invalid("duration", "must be a positive length in whole seconds");
            return java.time.Duration.ofSeconds(1);
        }
        return java.time.Duration.ofSeconds(length.getSeconds());
    }

    End missingEnd() {
        fields.invalid("end_time", "or duration must be set");
        return new End.After(java.time.Duration.ofSeconds(1));
    }

    /** The fields to change, of those known: those the mask names, or those that are not empty if there is no mask. */
    Set<String> changed(Message request, FieldMask mask, Set<String> known) {
        if (mask.getPathsCount() == 0) {
            return request.getAllFields().keySet().stream()
                    .map(FieldDescriptor::getName)
                    .filter(known::contains)
                    .collect(Collectors.toSet());
        }
        Set<String> named = Set.copyOf(mask.getPathsList());
        if (!known.containsAll(named)) {
            fields.invalid("update_mask", "must name only " + String.join(", ", known.stream().sorted().toList()));
        }
        return named;
    }
}
