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

    /** As it is typed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
