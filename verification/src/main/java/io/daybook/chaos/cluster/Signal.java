package io.daybook.chaos.cluster;

/** What a process can be told. */
public enum Signal {
    /** Stop in order; PostgreSQL waits for its clients to leave. */
    TERM,
    /** Stop; for PostgreSQL: drop all clients and stop in order. */
    INT,
    /** For PostgreSQL: stop at once, without a checkpoint. */
    QUIT,
    /** Freeze. */
    STOP,
    /** Go on. */
    CONT,
    /** End at once. */
    KILL
}
