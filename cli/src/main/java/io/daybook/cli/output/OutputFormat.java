package io.daybook.cli.output;

import java.util.Locale;

/** How data is printed on stdout. */
public enum OutputFormat {
    /** For people. */
    TABLE,
    /** One JSON document, in the protobuf JSON mapping of the contract. */
    JSON,
    /** One JSON document a line. */
    JSONL,
    /** iCalendar. */
    ICS;

    /**
     * Reads a format.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public static OutputFormat parse(String name) {
        for (OutputFormat format : values()) {
            if (format.toString().equalsIgnoreCase(name)) {
                return format;
            }
        }
        throw new IllegalArgumentException("'%s' is no format; write table, json, jsonl or ics".formatted(name));
    }

    /** As it is typed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
