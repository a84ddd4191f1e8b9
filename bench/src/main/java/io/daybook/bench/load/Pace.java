package io.daybook.bench.load;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/**
 * Even intervals at which something begins, whether or not what began earlier has ended. Immutable.
 *
 * @param perSecond how often
 * @param length    for how long
 */
public record Pace(double perSecond, Duration length) {

    /** How often it begins in all. */
    public int count() {
        return (int) (perSecond * length.toMillis() / TimeUnit.SECONDS.toMillis(1));
    }

    /**
     * Begins each on this thread, and returns after the last.
     *
     * @param begin is told when it was to begin, by {@code nanoTime}, which is earlier than it did if this thread cannot keep up
     */
    public void run(LongConsumer begin) {
        long start = System.nanoTime();
        for (int each = 0; each < count(); each++) {
            long intended = start + (long) (each * TimeUnit.SECONDS.toNanos(1) / perSecond);
            while (System.nanoTime() < intended) {
                LockSupport.parkNanos(intended - System.nanoTime());
            }
            begin.accept(intended);
        }
    }
}
