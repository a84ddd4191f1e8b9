package io.daybook.command.service;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.FieldMask;
import com.google.protobuf.Message;
import io.daybook.command.log.Fingerprint;
import io.daybook.scheduling.Attendee;
import io.daybook.scheduling.Waiver;
import io.daybook.service.RequestFields;
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
    private static final NoArgGenerator IDS = Generators.timeBasedEpochRandomGenerator();

    private final RequestFields fields = new RequestFields();
    private final TimeFields times = new TimeFields(fields);
    private Optional<String> freshAppointmentId = Optional.empty();

    RequestFields basic() {
        return fields;
    }

    TimeFields times() {
        return times;
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
        freshAppointmentId = value.isEmpty() ? Optional.of(newId()) : Optional.empty();
        return freshAppointmentId.orElseGet(() -> appointmentId(value));
    }

    /** Whether it is the fresh one. */
    boolean isFresh(String appointmentId) {
        return freshAppointmentId.filter(appointmentId::equals).isPresent();
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

    String title(String value) {
        return fields.line("title", value, 1, MAX_TITLE);
    }

    String description(String value) {
        return fields.text("description", value, MAX_DESCRIPTION);
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
