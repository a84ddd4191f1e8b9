package io.daybook.service;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import com.google.rpc.BadRequest.FieldViolation;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Reads the fields of one request and collects what is wrong with them, so that a caller is told of all at once. A
 * method returns a harmless value for a bad field; call {@link #throwIfAnyInvalid()} before using any. For one thread.
 */
public final class RequestFields {

    private static final Pattern CALENDAR_ID = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    /** One "@" between something and a domain: whether a mailbox exists only a mail can tell. */
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;\"]+@[^\\s@<>,;\".]+(\\.[^\\s@<>,;\".]+)*");

    private static final int MAX_EMAIL_LENGTH = 254;

    /** Clients take 8 KiB of trailers; a failure that says more reaches nobody. */
    private static final int MAX_VIOLATIONS = 16;

    private final List<FieldViolation> violations = new ArrayList<>();

    /** Notes that a field is bad; {@code problem} is a clause that follows its name. Only the first few are kept. */
    public void invalid(String field, String problem) {
        if (violations.size() == MAX_VIOLATIONS) {
            return;
        }
        violations.add(FieldViolation.newBuilder()
                .setField(field)
                .setDescription(problem)
                .build());
    }

    /**
     * Ends the checks.
     *
     * @throws ServiceException INVALID_ARGUMENT that names each bad field, if there was one
     */
    public void throwIfAnyInvalid() {
        if (!violations.isEmpty()) {
            throw ServiceException.invalidFields(violations);
        }
    }

    /** A calendar id that must be there. */
    public String calendarId(String field, String value) {
        if (!CALENDAR_ID.matcher(value).matches()) {
            invalid(field, "must be 1 to 63 lower-case letters, digits and inner hyphens");
        }
        return value;
    }

    /** A UUID that must be there, in lower case. */
    public UUID uuid(String field, String value) {
        if (UUID_TEXT.matcher(value).matches()) {
            return UUID.fromString(value);
        }
        invalid(field, "must be a UUID such as 0198c1d2-7a3e-7c10-9b1e-2f4a5b6c7d8e");
        return new UUID(0, 0);
    }

    /** One line of text, {@code min} to {@code max} characters. */
    public String line(String field, String value, int min, int max) {
        if (value.indexOf('\n') >= 0 || value.indexOf('\t') >= 0) {
            invalid(field, "must be one line without tabs");
        }
        if (min > 0 && value.isBlank()) {
            invalid(field, "must not be empty");
        }
        return text(field, value, max);
    }

    /** A text of up to {@code max} characters. */
    public String text(String field, String value, int max) {
        int length = value.codePointCount(0, value.length());
        if (length > max) {
            invalid(field, "must have at most %,d characters and has %,d".formatted(max, length));
        }
        if (value.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
            invalid(field, "must not hold control characters");
        }
        return value;
    }

    /** An e-mail address that must be there. */
    public String email(String field, String value) {
        if (value.length() > MAX_EMAIL_LENGTH || !EMAIL.matcher(value).matches()) {
            invalid(field, "must be an e-mail address such as ann@example.org");
        }
        return text(field, value, MAX_EMAIL_LENGTH);
    }

    /** An IANA time zone that must be there. */
    public ZoneId zone(String field, String value) {
        if (ZoneRulesProvider.getAvailableZoneIds().contains(value)) {
            return ZoneId.of(value);
        }
        invalid(field, "must be an IANA time zone such as Europe/Berlin");
        return ZoneId.of("UTC");
    }

    /** An instant in whole seconds. */
    public Instant instant(String field, Timestamp value) {
        if (!Timestamps.isValid(value) || value.getNanos() != 0) {
            invalid(field, "must be a valid time in whole seconds");
            return Instant.EPOCH;
        }
        return Instant.ofEpochSecond(value.getSeconds());
    }

    /** A number that must not be negative, such as a version or a position. */
    public long notNegative(String field, long value) {
        if (value < 0) {
            invalid(field, "must not be negative");
        }
        return value;
    }
}
