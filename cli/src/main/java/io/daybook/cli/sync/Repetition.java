package io.daybook.cli.sync;

import java.time.Duration;
import java.util.function.Consumer;

/** Does something again and again; less and less often while it fails. For one thread. */
public final class Repetition {

    private static final Duration LONGEST = Duration.ofHours(1);

    private final Duration every;
    private final Consumer<Duration> pause;

    /**
     * A repetition.
     *
     * @param every how long to pause after what succeeded; doubled with each failure in a row, up to an hour
     * @param pause waits, or throws to end the repetition
     */
    public Repetition(Duration every, Consumer<Duration> pause) {
        this.every = every;
        this.pause = pause;
    }

    /** One of the repeated attempts. */
    public interface Attempt {
        /** Tries; returns whether it succeeded. */
        boolean attempt();
    }

    /** Repeats until an attempt or a pause throws. */
    public void run(Attempt attempt) {
        Duration next = every;
        while (true) {
            next = attempt.attempt() ? every : longer(next);
            pause.accept(next);
        }
    }

    private Duration longer(Duration last) {
        Duration doubled = last.multipliedBy(2);
        Duration longest = every.compareTo(LONGEST) > 0 ? every : LONGEST;
        return doubled.compareTo(longest) > 0 ? longest : doubled;
    }
}
