package io.daybook.cli.ics;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A date or a time as iCalendar writes it. Immutable. */
sealed interface IcsTime {

    /** A whole day. */
    record Date(LocalDate date) implements IcsTime {}

    /** A time on the clocks of a zone; without one, on the clocks of wherever it is read. */
    record Local(LocalDateTime time, Optional<String> zone) implements IcsTime {}

    /** A time in UTC. */
    record Utc(Instant instant) implements IcsTime {}

    /** The second may be missing, as some producers have it. */
    Pattern GRAMMAR = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:T(\\d{2})(\\d{2})(\\d{2})?(Z)?)?");

    /**
     * Reads a property that holds one time.
     *
     * @throws UnbookableException if it does not
     */
    static IcsTime of(IcsProperty property) {
        return of(property, property.value());
    }

    /**
     * Reads one of the values of a property.
     *
     * @throws UnbookableException if it is no time
     */
    static IcsTime of(IcsProperty property, String value) {
        Matcher parts = GRAMMAR.matcher(value.strip());
        if (!parts.matches()) {
            throw new UnbookableException("%s is no time: %s".formatted(property.name(), value));
        }
        try {
            return of(parts, property.parameter("TZID"));
        } catch (DateTimeException e) {
            throw new UnbookableException("%s is no time: %s (%s)".formatted(property.name(), value, e.getMessage()));
        }
    }

    private static IcsTime of(Matcher parts, Optional<String> zone) {
        LocalDate date = LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3));
        if (parts.group(4) == null) {
            return new Date(date);
        }
        // A leap second is written :60; no clock of ours has it.
        int second = parts.group(6) == null ? 0 : Math.min(59, number(parts, 6));
        LocalDateTime time = date.atTime(LocalTime.of(number(parts, 4), number(parts, 5), second));
        return parts.group(7) == null ? new Local(time, zone) : new Utc(time.toInstant(ZoneOffset.UTC));
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }
}
