package io.daybook.query.watch;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Takes a turn whenever it is asked to, one at a time, on a thread that is there only meanwhile. What is asked for during a turn
 * counts as one more turn after it. Safe for use by many threads.
 */
final class Turns {

    private final Runnable turn;
    private final Executor threads;

    /** How many asked since nobody had; the first of them to ask has the turn, the others leave it to that one. */
    private final AtomicInteger asked = new AtomicInteger(1);

    /**
     * Takes no turn before the {@linkplain #begin beginning}.
     *
     * @param turn is not to throw
     */
    Turns(Runnable turn, Executor threads) {
        this.turn = turn;
        this.threads = threads;
    }

    /** Takes the first turn, and from now on those that are asked for. */
    void begin() {
        threads.execute(this::takeAll);
    }

    /** Has a turn taken that begins after this was called. */
    void ask() {
        if (asked.getAndIncrement() == 0) {
            threads.execute(this::takeAll);
        }
    }

    /** Does something on this thread, unless a turn is being taken: then it is left out, and this false. It is not to throw. */
    boolean between(Runnable action) {
        if (!asked.compareAndSet(0, 1)) {
            return false;
        }
        action.run();
        if (!asked.compareAndSet(1, 0)) {
            threads.execute(this::takeAll);
        }
        return true;
    }

    private void takeAll() {
        int answered;
        do {
            answered = asked.get();
            turn.run();
        } while (!asked.compareAndSet(answered, 0));
    }
}
