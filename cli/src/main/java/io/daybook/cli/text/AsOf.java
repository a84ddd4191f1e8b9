package io.daybook.cli.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A former time, as people type it: at which version, position of the log, or instant. Immutable. */
public sealed interface AsOf {

    /** At a version: {@code 3}. */
    record Version(long version) implements AsOf {}

    /** When the log ended at a position: {@code @120}. */
    record Position(long position) implements AsOf {}

    /** At an instant: {@code 2027-03-02T10:00}, {@code "yesterday 14:00"}. */
    record Time(TypedTime time) implements AsOf {}

    /** A whole number, maybe as a position. */
    Pattern NUMBER = Pattern.compile("(@?)(\\d{1,18})");

    /**
     * Reads a former time.
     *
     * @throws IllegalArgumentException if the text is none; the message says what would be one
     */
    static AsOf parse(String text) {
        Matcher number = NUMBER.matcher(text.strip());
        if (!number.matches()) {
            return new Time(TypedTime.parseTimeOfDay(text));
        }
        long value = Long.parseLong(number.group(2));
        if (value == 0) {
            throw new IllegalArgumentException("versions and positions are counted from 1");
        }
        return number.group(1).isEmpty() ? new Version(value) : new Position(value);
    }
}
