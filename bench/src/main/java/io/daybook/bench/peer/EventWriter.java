package io.daybook.bench.peer;

import java.io.IOException;
import java.time.Duration;

/** Stores events in a PostgreSQL, in a database of its own. For one thread. */
public interface EventWriter extends AutoCloseable {

    /** What it is, with its version if it has one. */
    String name();

    /**
     * Stores as many as it can for a while, and nothing before or afterwards.
     *
     * @param callers each of whom has one stored as soon as the one before is durable
     * @return how many became durable in a second
     * @throws IllegalStateException if one was not stored
     */
    double perSecond(int callers, Duration length) throws IOException, InterruptedException;

    /** Ends what it has started. */
    @Override
    void close() throws IOException;
}
