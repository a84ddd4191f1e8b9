package io.daybook.cli.text;

import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times of day in words: {@code 14:30}, {@code 9am}, {@code 9:15pm}, {@code noon}, {@code midnight}. */
final class ClockWords {

    private static final Pattern TWENTY_FOUR_HOURS = Pattern.compile("([01]?\\d|2[0-3]):([0-5]\\d)");
    private static final Pattern TWELVE_HOURS = Pattern.compile("(0?[1-9]|1[0-2])(?::([0-5]\\d))? ?([ap])m");

    private ClockWords() {}

    /** Whether a text, in lower case, is a time of day. */
    static boolean isClock(String text) {
        return text.equals("noon")
                || text.equals("midnight")
                || TWENTY_FOUR_HOURS.matcher(text).matches()
                || TWELVE_HOURS.matcher(text).matches();
    }

    /**
     * Reads a time of day, in lower case. Midnight is the one the day starts with.
     *
     * @throws IllegalArgumentException if the text is none, or could mean two
     */
    static LocalTime parse(String text) {
        Matcher exact = TWENTY_FOUR_HOURS.matcher(text);
        if (exact.matches()) {
            return LocalTime.of(Integer.parseInt(exact.group(1)), Integer.parseInt(exact.group(2)));
        }
        Matcher half = TWELVE_HOURS.matcher(text);
        if (half.matches()) {
            return ofHalf(text, half);
        }
        return switch (text) {
            case "noon" -> LocalTime.NOON;
            case "midnight" -> LocalTime.MIDNIGHT;
            default -> throw new IllegalArgumentException(
                    "'%s' is no time of day; write 14:30, 9am, 9:15pm, noon or midnight".formatted(text));
        };
    }

    private static LocalTime ofHalf(String text, Matcher parts) {
        int hour = Integer.parseInt(parts.group(1)) % 12;
        int minute = parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2));
        // Half the world takes 12am for noon and half for midnight; from 12:01 on they agree.
        if (hour == 0 && minute == 0) {
            throw new IllegalArgumentException(
                    "'%s' could be noon or midnight; write noon or midnight after the day, such as today noon"
                            .formatted(text));
        }
        return LocalTime.of(hour + (parts.group(3).equals("p") ? 12 : 0), minute);
    }
}
