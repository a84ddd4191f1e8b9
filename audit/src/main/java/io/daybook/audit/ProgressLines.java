package io.daybook.audit;

import java.io.PrintWriter;
import java.time.Duration;

/** Prints now and then how far a long audit has come. For one thread. */
final class ProgressLines implements Progress {

    private static final long INTERVAL = Duration.ofSeconds(2).toNanos();

    private final PrintWriter messages;
    private long next = System.nanoTime() + INTERVAL;

    ProgressLines(PrintWriter messages) {
        this.messages = messages;
    }

    @Override
    public void at(String doing, long done, long all) {
        if (System.nanoTime() - next >= 0) {
            next = System.nanoTime() + INTERVAL;
            messages.println(all == 0 ? doing + " …" : "%s: %,d of %,d …".formatted(doing, done, all));
            messages.flush();
        }
    }
}
