package io.daybook.chaos.link;

import java.time.Duration;

/** What a link does with the connections through it. Immutable. */
public sealed interface Traffic {

    /** Everything passes. */
    record Open() implements Traffic {}

    /** Connections are reset and new ones refused. */
    record Cut() implements Traffic {}

    /**
     * Connections stay and new ones are accepted, but no byte passes. What was held back passes once the link is open again.
     *
     * @param direction where nothing passes
     */
    record Silent(Direction direction) implements Traffic {}

    /**
     * The server's side of every connection is reset, and the client's side hears nothing of it, nor anything else, until
     * the link is open again.
     */
    record HalfOpen() implements Traffic {}

    /**
     * What arrives is passed on later.
     *
     * @param delay how much later, in each direction
     */
    record Slow(Duration delay) implements Traffic {}

    /** Which way bytes go. */
    enum Direction {
        /** From clients to the server. */
        TO_SERVER,
        /** From the server to clients. */
        TO_CLIENT,
        /** Both ways. */
        BOTH
    }
}
