package io.daybook.chaos.cluster;

/** What a process can be told. */
public enum Signal {
    /** Stop in order; PostgreSQL waits for its clients to leave. */
    TERM(15),
    /** Stop; for PostgreSQL: drop all clients and stop in order. */
    INT(2),
    /** For PostgreSQL: stop at once, without a checkpoint. */
    QUIT(3),
    /** Freeze. */
    STOP(19),
    /** Go on. */
    CONT(18),
    /** End at once. */
    KILL(9);

    private final int number;

    Signal(int number) {
        this.number = number;
    }

    /** What Linux calls it. */
    int number() {
        return number;
    }
}
