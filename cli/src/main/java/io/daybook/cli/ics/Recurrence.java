package io.daybook.cli.ics;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.fortuna.ical4j.model.Recur;

/**
 * A recurrence rule. Its UNTIL is an instant more often than a local time, so it bounds no dates here: whoever expands the
 * rule compares it.
 */
final class Recurrence {

    private static final Pattern UNTIL = Pattern.compile(";?UNTIL=([^;]*)", Pattern.CASE_INSENSITIVE);

    private final Recur<LocalDateTime> rule;
    private final Optional<IcsTime> until;

    private Recurrence(Recur<LocalDateTime> rule, Optional<IcsTime> until) {
        this.rule = rule;
        this.until = until;
    }

    /**
     * Reads a rule.
     *
     * @throws UnbookableException if it is none
     */
    static Recurrence parse(String text) {
        Recur<LocalDateTime> rule = read(text);
        if (rule.getInterval() == 0) {
            throw new UnbookableException("RRULE repeats in steps of 0: " + text);
        }
        return new Recurrence(rule, until(text));
    }

    private static Recur<LocalDateTime> read(String text) {
        try {
            return new Recur<>(UNTIL.matcher(text.replaceAll("\\s", "")).replaceAll("").replaceFirst("^;", ""), true);
        } catch (RuntimeException e) {
            // The library throws whatever its parts throw, down to DateTimeException and NumberFormatException.
            throw new UnbookableException("RRULE cannot be read: %s (%s)".formatted(text, e.getMessage()));
        }
    }

    private static Optional<IcsTime> until(String text) {
        Matcher until = UNTIL.matcher(text);
        return until.find() && !until.group(1).isBlank()
                ? Optional.of(IcsTime.of(new IcsProperty("UNTIL", Map.of(), until.group(1))))
                : Optional.empty();
    }

    /**
     * The first occurrences in a span of time, both ends included.
     *
     * @param start where the rule starts, whether the span includes it or not
     */
    List<LocalDateTime> dates(LocalDateTime start, LocalDateTime from, LocalDateTime to, int max) {
        return rule.getDates(start, from, to, max);
    }

    /** When the last occurrence starts, at the latest. */
    Optional<IcsTime> until() {
        return until;
    }

    /** Whether it never ends by itself. */
    boolean isEndless() {
        return count() == 0 && until.isEmpty();
    }

    /** How many there are in all; 0 if the rule does not say. */
    int count() {
        return Math.max(0, rule.getCount());
    }
}
