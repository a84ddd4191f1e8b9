package io.daybook.cli.ics;

import java.time.LocalDateTime;
import java.util.List;
import java.util.regex.Pattern;
import net.fortuna.ical4j.model.Recur;

/**
 * A recurrence rule without its UNTIL: that is an instant more often than a local time, so whoever expands the rule
 * compares it.
 */
final class Recurrence {

    private static final Pattern UNTIL = Pattern.compile(";?UNTIL=[^;]*", Pattern.CASE_INSENSITIVE);

    private final Recur<LocalDateTime> rule;

    private Recurrence(Recur<LocalDateTime> rule) {
        this.rule = rule;
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
        return new Recurrence(rule);
    }

    private static Recur<LocalDateTime> read(String text) {
        try {
            return new Recur<>(UNTIL.matcher(text.replaceAll("\\s", "")).replaceAll("").replaceFirst("^;", ""), true);
        } catch (RuntimeException e) {
            // The library throws whatever its parts throw, down to DateTimeException and NumberFormatException.
            throw new UnbookableException("RRULE cannot be read: %s (%s)".formatted(text, e.getMessage()));
        }
    }

    /**
     * The first occurrences in a span of time, both ends included.
     *
     * @param start where the rule starts, whether the span includes it or not
     */
    List<LocalDateTime> dates(LocalDateTime start, LocalDateTime from, LocalDateTime to, int max) {
        return rule.getDates(start, from, to, max);
    }

    /** How many there are in all; 0 if the rule does not say. */
    int count() {
        return Math.max(0, rule.getCount());
    }
}
