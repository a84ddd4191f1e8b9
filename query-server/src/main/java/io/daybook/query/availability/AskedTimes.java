package io.daybook.query.availability;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Durations;
import io.daybook.scheduling.TimeSlot;
import io.daybook.service.RequestFields;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the fields that the questions about free time have in common. As {@link RequestFields}, it returns something harmless
 * for a bad field. For one thread.
 */
final class AskedTimes {

    private static final Duration LONGEST_WINDOW = Duration.ofDays(62);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final RequestFields fields;

    AskedTimes(RequestFields fields) {
        this.fields = fields;
    }

    /**
     * One end of a time.
     *
     * @param field its field
     * @param isSet whether the caller has set it
     * @param time  its value
     */
    record Bound(String field, boolean isSet, Timestamp time) {}

    /** Calendars, at least one, all different. */
    List<String> calendarIds(List<String> values, int most) {
        if (values.isEmpty() || values.size() > most) {
            fields.invalid("calendar_ids", "must be 1 to %d calendars".formatted(most));
            return List.of();
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < values.size(); i++) {
            String field = "calendar_ids[%d]".formatted(i);
            if (!seen.add(fields.calendarId(field, values.get(i)))) {
                fields.invalid(field, "is there before");
            }
        }
        return List.copyOf(values);
    }

    /** A window of up to 62 days. */
    TimeSlot window(Bound start, Bound end) {
        return between(start, end, LONGEST_WINDOW);
    }

    /** The time of an appointment. */
    TimeSlot slot(Bound start, Bound end) {
        TimeSlot slot = between(start, end, TimeSlot.LONGEST);
        if (!slot.isWithinBounds()) {
            fields.invalid(start.field(), "must lie between 1900-01-01 and 2200-01-01, as all of the time");
        }
        return slot;
    }

    /** The length of an appointment. */
    Duration length(String field, com.google.protobuf.Duration value) {
        Duration length = seconds(field, value);
        if (!length.isPositive() || length.compareTo(TimeSlot.LONGEST) > 0) {
            fields.invalid(field, "must be 1 second to 366 days");
            return SECOND;
        }
        return length;
    }

    /** A length of which 24 hours are a multiple; another, if none is asked. */
    Duration step(String field, com.google.protobuf.Duration value, Duration otherwise) {
        Duration step = seconds(field, value);
        if (step.isNegative() || !step.isZero() && DAY.toSeconds() % step.toSeconds() != 0) {
            fields.invalid(field, "must be of a length that 24 hours are a multiple of");
        }
        return step.isPositive() ? step : otherwise;
    }

    private Duration seconds(String field, com.google.protobuf.Duration value) {
        if (!Durations.isValid(value) || value.getNanos() != 0) {
            fields.invalid(field, "must be in whole seconds");
            return SECOND;
        }
        return Duration.ofSeconds(value.getSeconds());
    }

    private TimeSlot between(Bound start, Bound end, Duration longest) {
        Instant from = instant(start);
        Instant until = instant(end);
        boolean fits = until.isAfter(from) && !until.isAfter(from.plus(longest));
        if (start.isSet() && end.isSet() && !fits) {
            fields.invalid(
                    end.field(), "must be after %s by at most %d days".formatted(start.field(), longest.toDays()));
        }
        return fits ? new TimeSlot(from, until) : TimeSlot.startingAt(Instant.EPOCH, SECOND);
    }

    private Instant instant(Bound bound) {
        if (!bound.isSet()) {
            fields.invalid(bound.field(), "must be set");
        }
        return fields.instant(bound.field(), bound.time());
    }
}
