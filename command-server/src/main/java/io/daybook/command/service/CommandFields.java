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
import io.daybook.scheduling.Start;
import io.daybook.service.RequestFields;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
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
    private static final int MAX_ATTENDEE_NAME = 200;
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
        UUID id = fields.uuid("appointment_id", value);
        return id.toString();
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
        try {
            LocalDateTime local = LocalDateTime.parse(time);
            if (local.getNano() == 0) {
                return new Start.Local(local);
            }
        } catch (DateTimeParseException e) {
            // Told below, as one that parses but is not in whole seconds is.
        }
        fields.invalid("local_start_time", "must be a local time in whole seconds such as 2027-03-02T10:00");
        return new Start.Local(LocalDateTime.MIN);
    }

    Start missingStart() {
        fields.invalid("start_time", "or local_start_time must be set");
        return new Start.Local(LocalDateTime.MIN);
    }

    End endAt(Timestamp time) {
        return new End.At(fields.instant("end_time", time));
    }

    End endAfter(Duration length) {
        if (!Durations.isValid(length) || length.getNanos() != 0 || length.getSeconds() <= 0) {
            fields.invalid("duration", "must be a positive length in whole seconds");
            return new End.After(java.time.Duration.ofSeconds(1));
        }
        return new End.After(java.time.Duration.ofSeconds(length.getSeconds()));
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
