package io.daybook.cli.rules;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times of a day as opening hours have them: {@code 09:00}, {@code 24:00}. */
final class ClockTimes {

    private static final Pattern PERIOD =
            Pattern.compile("(\\d{1,2}:\\d{2}(?::\\d{2})?) *[-–] *(\\d{1,2}:\\d{2}(?::\\d{2})?)");

    private ClockTimes() {}

    /** From when until when, both with two digits for the hour. */
    record Span(String from, String until) {

        @Override
        public String toString() {
            return shown(from) + "-" + shown(until);
        }
    }

    /** Reads {@code 09:00-12:30}; whether these are times of a day, and in order, is for the server to say. */
    static Span parse(String text) {
        Matcher parts = PERIOD.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("'%s' is no period; write 09:00-12:30".formatted(text.strip()));
        }
        var span = new Span(twoDigits(parts.group(1)), twoDigits(parts.group(2)));
        if (span.until().compareTo(span.from()) <= 0) {
            throw new IllegalArgumentException(
                    "'%s' ends before it starts; over midnight write two periods, until 24:00 and from 00:00"
                            .formatted(text.strip()));
        }
        return span;
    }

    private static String twoDigits(String time) {
        return time.charAt(1) == ':' ? "0" + time : time;
    }

    private static String shown(String time) {
        return time.length() == "09:00:00".length() && time.endsWith(":00")
                ? time.substring(0, "09:00".length())
                : time;
    }
}
