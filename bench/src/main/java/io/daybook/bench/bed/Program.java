package io.daybook.bench.bed;

import java.util.Locale;

/** What can run in a bed, in the order in which it is started. */
public enum Program {
    /** The log. */
    POSTGRES,
    /** The stream. */
    NATS,
    /** The views, embedded in a process of its own. */
    MONGO,
    /** Takes commands. */
    COMMAND_SERVER,
    /** Writes the views. */
    PROJECTOR,
    /** Answers reads. */
    QUERY_SERVER;

    boolean isServer() {
        return compareTo(COMMAND_SERVER) >= 0;
    }

    /** Its name in files, and that of its module if it is a server of Daybook. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
