package io.daybook.cli.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A point in time as people type it. Immutable. */
public sealed interface Moment {

    /** A time with an offset: {@code 2027-03-02T10:00+01:00} or {@code 2027-03-02T09:00Z}. */
    record At(Instant instant) implements Moment {}

    /** A time on the wall clock of some zone: {@code 2027-03-02T10:00}. */
    record Local(LocalDateTime time) implements Moment {}

    /** A whole day: {@code 2027-03-02}. */
    record Day(LocalDate date) implements Moment {}

    /** Date, then maybe a time, then maybe an offset. */
    Pattern GRAMMAR = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2})(?:[Tt ](\\d{2}:\\d{2}(?::\\d{2})?) ?([Zz]|[+-]\\d{2}(?::?\\d{2})?)?)?");

    /**
     * Reads a moment.
     *
     * @throws IllegalArgumentException if the text is none; the message says what would be one
     */
    static Moment parse(String text) {
        Matcher parts = GRAMMAR.matcher(text.strip());
        if (!parts.matches()) {
            throw unreadable(text);
        }
        try {
            return of(LocalDate.parse(parts.group(1)), parts.group(2), parts.group(3));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'%s' is no time: %s".formatted(text, rootMessage(e)), e);
        }
    }

    /**
     * Reads a moment that has a time of day.
     *
     * @throws IllegalArgumentException if the text is none, or only a day
     */
    static Moment parseTime(String text) {
        if (parse(text) instanceof Day) {
            throw new IllegalArgumentException("'%s' lacks the time of day; write %sT10:00".formatted(text, text));
        }
        return parse(text);
    }

    /**
     * The first instant of this moment.
     *
     * @param zone the zone of a local time or a day
     * @throws IllegalArgumentException if a clock change skips the local time
     */
    default Instant firstInstant(ZoneId zone) {
        return switch (this) {
            case At(var instant) -> instant;
            case Day(var date) -> date.atStartOfDay(zone).toInstant();
            case Local(var time) -> {
                ZoneOffsetTransition change = zone.getRules().getTransition(time);
                if (change != null && change.isGap()) {
                    throw new IllegalArgumentException("%s does not exist in %s: clocks go from %s to %s"
                            .formatted(time, zone, change.getDateTimeBefore(), change.getDateTimeAfter()));
                }
                yield time.atZone(zone).toInstant();
            }
        };
    }

    /** Where a span that lasts to this moment ends, exclusive: a day counts whole. */
    default Instant endInstant(ZoneId zone) {
        return switch (this) {
            case At _, Local _ -> firstInstant(zone);
            case Day(var date) -> date.plusDays(1).atStartOfDay(zone).toInstant();
        };
    }

    /** Whether a zone is needed to know the instant. */
    default boolean needsZone() {
        return switch (this) {
            case At _ -> false;
            case Local _, Day _ -> true;
        };
    }

    private static Moment of(LocalDate date, String time, String offset) {
        if (time == null) {
            return new Day(date);
        }
        LocalDateTime local = date.atTime(LocalTime.parse(time));
        return offset == null ? new Local(local) : new At(local.toInstant(ZoneOffset.of(offset.toUpperCase())));
    }

    private static String rootMessage(DateTimeException e) {
        return e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
    }

    private static IllegalArgumentException unreadable(String text) {
        return new IllegalArgumentException(
                "'%s' is no time; write 2027-03-02T10:00, or with an offset 2027-03-02T10:00+01:00".formatted(text));
    }
}
