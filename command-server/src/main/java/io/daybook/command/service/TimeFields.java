package io.daybook.command.service;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Durations;
import io.daybook.scheduling.End;
import io.daybook.scheduling.RecurrenceRule;
import io.daybook.scheduling.Start;
import io.daybook.scheduling.TimeSlot;
import io.daybook.scheduling.UnusableRuleException;
import io.daybook.service.RequestFields;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Reads the fields of command requests that are about time. For one request, on one thread. */
final class TimeFields {

    private static final RecurrenceRule ONCE = RecurrenceRule.parse("FREQ=DAILY;COUNT=1");

    private final RequestFields fields;

    TimeFields(RequestFields fields) {
        this.fields = fields;
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

    End endAfter(com.google.protobuf.Duration length) {
        return new End.After(length(length));
    }

    Duration length(com.google.protobuf.Duration length) {
        if (!Durations.isValid(length) || length.getNanos() != 0 || length.getSeconds() <= 0) {
            fields.invalid("duration", "must be a positive length in whole seconds");
            return Duration.ofSeconds(1);
        }
        if (length.getSeconds() > TimeSlot.LONGEST.toSeconds()) {
            fields.invalid("duration", "makes the appointment longer than %d days".formatted(TimeSlot.LONGEST.toDays()));
        }
        return Duration.ofSeconds(length.getSeconds());
    }

    End missingEnd() {
        fields.invalid("end_time", "or duration must be set");
        return new End.After(Duration.ofSeconds(1));
    }

    Optional<ZoneId> optionalZone(String value) {
        return value.isEmpty() ? Optional.empty() : Optional.of(fields.zone("time_zone", value));
    }

    /** A length of zero or more in whole seconds, up to a maximum. */
    Duration duration(String field, com.google.protobuf.Duration value, Duration max) {
        if (!Durations.isValid(value) || value.getNanos() != 0 || value.getSeconds() < 0) {
            fields.invalid(field, "must be a length in whole seconds that is not negative");
            return Duration.ZERO;
        }
        Duration duration = Duration.ofSeconds(value.getSeconds());
        if (duration.compareTo(max) > 0) {
            fields.invalid(field, "must be at most %s".formatted(max));
        }
        return duration;
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
}
