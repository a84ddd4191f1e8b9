package io.daybook.query.notice;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Wakes the one thread that waits on it. A ring that comes before the wait is kept, several count as one: whoever wakes
 * looks at everything that may have changed. Any thread may ring.
 */
public final class Bell {

    private final Semaphore rings = new Semaphore(0);

    /** Wakes the thread, now or when it comes to wait. */
    public void ring() {
        rings.release();
    }

    /** Waits for a ring; false if none came in time. */
    public boolean await(Duration longest) throws InterruptedException {
        if (!rings.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
            return false;
        }
        rings.drainPermits();
        return true;
    }
}
