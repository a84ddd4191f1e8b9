package io.daybook.cli.text;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people type them: {@code 30m}, {@code 1h30m}, {@code 2d}, or ISO 8601 {@code PT30M}. */
public final class Lengths {

    private static final Pattern SHORT =
            Pattern.compile("(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?", Pattern.CASE_INSENSITIVE);

    private static final String EXAMPLES = "30m, 1h30m, 2d or PT30M";

    private Lengths() {}

    /**
     * Reads a length longer than nothing. A day counts 24 hours.
     *
     * @throws IllegalArgumentException if the text is no such length; the message says what would be one
     */
    public static Duration parse(String text) {
        Duration length = read(text);
        if (!length.isPositive()) {
            throw new IllegalArgumentException("'%s' must be longer than nothing; write %s".formatted(text, EXAMPLES));
        }
        return length;
    }

    /** Prints a length the way {@link #parse} reads it; nothing is {@code 0s}. */
    public static String print(Duration length) {
        if (length.isZero()) {
            return "0s";
        }
        if (length.toMillisPart() != 0) {
            return length.toMillis() + "ms";
        }
        return part(length.toDays(), "d")
                + part(length.toHoursPart(), "h")
                + part(length.toMinutesPart(), "m")
                + part(length.toSecondsPart(), "s");
    }

    private static Duration read(String text) {
        try {
            return text.regionMatches(true, 0, "P", 0, 1) ? Duration.parse(text) : parseShort(text);
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            throw unreadable(text, e);
        }
    }

    private static Duration parseShort(String text) {
        Matcher parts = SHORT.matcher(text.strip());
        if (text.isBlank() || !parts.matches()) {
            throw unreadable(text, null);
        }
        return Duration.ofDays(number(parts.group(1)))
                .plusHours(number(parts.group(2)))
                .plusMinutes(number(parts.group(3)))
                .plusSeconds(number(parts.group(4)));
    }

    private static long number(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static String part(long number, String unit) {
        return number == 0 ? "" : number + unit;
    }

    private static IllegalArgumentException unreadable(String text, Exception cause) {
        return new IllegalArgumentException("'%s' is no length of time; write %s".formatted(text, EXAMPLES), cause);
    }
}
