package io.daybook.query.notice;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Wakes the one thread that waits on it. A ring that comes before the wait is kept, several count as one: whoever wakes
 * looks at everything that may have changed. Any thread may ring.
 */
public final class Bell {

    private final Runnable onRing;
    private boolean rung;

    /** A bell for a thread that waits. */
    public Bell() {
        this(() -> {});
    }

    /**
     * One for those who do not always wait.
     *
     * @param onRing is run at each ring besides, by the thread that rings, which must not be held up
     */
    public Bell(Runnable onRing) {
        this.onRing = onRing;
    }

    /** Wakes the thread, now or when it comes to wait. */
    public void ring() {
        synchronized (this) {
            rung = true;
            notifyAll();
        }
        onRing.run();
    }

    /** Waits for a ring; false if none came in time. */
    public synchronized boolean await(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        for (long left = longest.toNanos(); !rung && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        boolean came = rung;
        rung = false;
        return came;
    }
}
