package io.daybook.command.service;

import io.daybook.scheduling.CalendarRules;
import io.daybook.scheduling.DayPeriod;
import io.daybook.scheduling.OpeningHours;
import io.daybook.scheduling.RulesChange;
import io.daybook.scheduling.TimeSlot;
import io.daybook.scheduling.message.RulesMessages;
import io.daybook.v1.HoursException;
import io.daybook.v1.HoursExceptionKind;
import io.daybook.v1.Weekday;
import io.daybook.v1.WeeklyHours;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Reads the rules of a calendar from a request. For one request, on one thread. */
final class RuleFields {

    private static final int MAX_WEEKLY_HOURS = 200;
    private static final int MAX_EXCEPTIONS = 1_000;
    private static final int MAX_SEATS = 1_000;
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration LONGEST_NOTICE = Duration.ofDays(366);
    private static final int LONGEST_SPAN_DAYS = 3_660;

    private static final OpeningHours.Weekly NO_HOURS =
            new OpeningHours.Weekly(DayOfWeek.MONDAY, DayPeriod.WHOLE_DAY);
    private static final OpeningHours.DateException NO_EXCEPTION =
            new OpeningHours.DateException(LocalDate.EPOCH, LocalDate.EPOCH, false, DayPeriod.WHOLE_DAY);

    private final io.daybook.v1.CalendarRules message;
    private final CommandFields fields;

    RuleFields(io.daybook.v1.CalendarRules message, CommandFields fields) {
        this.message = message;
        this.fields = fields;
    }

    /** All of the rules. */
    CalendarRules all() {
        return change(_ -> true).appliedTo(CalendarRules.NONE);
    }

    /** The rules that the names of a mask, such as {@code rules} or {@code rules.seats}, ask to change. */
    RulesChange changed(Set<String> mask) {
        return change(field -> mask.contains("rules") || mask.contains("rules." + field));
    }

    private interface Wanted {
        boolean test(String field);
    }

    private RulesChange change(Wanted wanted) {
        return new RulesChange(
                read(wanted, "weekly_hours", this::weeklyHours),
                read(wanted, "hours_exceptions", this::exceptions),
                read(wanted, "seats", this::seats),
                read(wanted, "buffer_before", () -> duration("buffer_before", message.getBufferBefore(), DAY)),
                read(wanted, "buffer_after", () -> duration("buffer_after", message.getBufferAfter(), DAY)),
                read(wanted, "granularity", this::granularity),
                read(wanted, "min_length", () -> duration("min_length", message.getMinLength(), TimeSlot.LONGEST)),
                read(wanted, "max_length", () -> duration("max_length", message.getMaxLength(), TimeSlot.LONGEST)),
                read(wanted, "min_notice", () -> duration("min_notice", message.getMinNotice(), LONGEST_NOTICE)),
                read(
                        wanted,
                        "max_horizon",
                        () -> duration("max_horizon", message.getMaxHorizon(), Duration.ofDays(LONGEST_SPAN_DAYS))),
                read(
                        wanted,
                        "change_notice",
                        () -> duration("change_notice", message.getChangeNotice(), LONGEST_NOTICE)),
                read(wanted, "requires_confirmation", message::getRequiresConfirmation));
    }

    private static <T> Optional<T> read(Wanted wanted, String field, Supplier<T> value) {
        return wanted.test(field) ? Optional.of(value.get()) : Optional.empty();
    }

    private Duration duration(String field, com.google.protobuf.Duration value, Duration max) {
        return fields.times().duration("rules." + field, value, max);
    }

    private int seats() {
        if (!message.hasSeats()) {
            return CalendarRules.NONE.seats();
        }
        if (message.getSeats() < 1 || message.getSeats() > MAX_SEATS) {
            fields.basic().invalid("rules.seats", "must be 1 to %d".formatted(MAX_SEATS));
        }
        return message.getSeats();
    }

    private Duration granularity() {
        Duration granularity = duration("granularity", message.getGranularity(), DAY);
        if (granularity.isPositive() && DAY.toSeconds() % granularity.toSeconds() != 0) {
            fields.basic().invalid("rules.granularity", "must divide 24 hours without rest, as 15 or 45 minutes do");
        }
        return granularity;
    }

    private List<OpeningHours.Weekly> weeklyHours() {
        return list("rules.weekly_hours", message.getWeeklyHoursList(), MAX_WEEKLY_HOURS, this::weekly);
    }

    private List<OpeningHours.DateException> exceptions() {
        return list("rules.hours_exceptions", message.getHoursExceptionsList(), MAX_EXCEPTIONS, this::exception);
    }

    private <M, T> List<T> list(String field, List<M> messages, int max, BiFunction<String, M, T> reader) {
        if (messages.size() > max) {
            fields.basic().invalid(field, "must be at most %d and are %d".formatted(max, messages.size()));
            return List.of();
        }
        var list = new ArrayList<T>(messages.size());
        for (int i = 0; i < messages.size(); i++) {
            list.add(reader.apply("%s[%d]".formatted(field, i), messages.get(i)));
        }
        return list;
    }

    private OpeningHours.Weekly weekly(String field, WeeklyHours hours) {
        if (hours.getWeekday() == Weekday.UNRECOGNIZED || hours.getWeekday() == Weekday.WEEKDAY_UNSPECIFIED) {
            fields.basic().invalid(field + ".weekday", "must be set");
            return NO_HOURS;
        }
        if (hours.getOpens().isEmpty() || hours.getCloses().isEmpty()) {
            fields.basic().invalid(field, "must say when it opens and when it closes");
            return NO_HOURS;
        }
        return read(field, NO_HOURS, () -> RulesMessages.weekly(hours));
    }

    private OpeningHours.DateException exception(String field, HoursException exception) {
        if (exception.getKind() != HoursExceptionKind.HOURS_EXCEPTION_KIND_CLOSED
                && exception.getKind() != HoursExceptionKind.HOURS_EXCEPTION_KIND_OPEN) {
            fields.basic().invalid(field + ".kind", "must be CLOSED or OPEN");
            return NO_EXCEPTION;
        }
        OpeningHours.DateException read = read(field, NO_EXCEPTION, () -> RulesMessages.exception(exception));
        long days = ChronoUnit.DAYS.between(read.first(), read.last());
        if (days < 0 || days > LONGEST_SPAN_DAYS) {
            fields.basic()
                    .invalid(
                            field + ".last_date",
                            "must not be before first_date, nor more than %d days after it".formatted(LONGEST_SPAN_DAYS));
        }
        return read;
    }

    private <T> T read(String field, T substitute, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (DateTimeException e) {
            fields.basic().invalid(field, "must have dates such as 2027-12-24 and times such as 09:00: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            fields.basic().invalid(field, "must end after it begins, on the same day");
        }
        return substitute;
    }
}
