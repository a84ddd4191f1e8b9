package io.daybook.chaos.load;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** How a load ends: first nothing new is begun, then watches end that have seen all, then all the others. Thread-safe. */
final class RunEnd {

    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean settled;
    private volatile boolean overdue;

    /** Has clients begin nothing new. */
    void stop() {
        stopped.countDown();
    }

    /** Says that no command is open any more, so that what was acknowledged is known. */
    void settle() {
        settled = true;
    }

    /** Ends the watches that still wait. */
    void giveUp() {
        overdue = true;
    }

    /** Pauses; true if nothing new is to be begun. */
    boolean isStoppedWithin(long millis) throws InterruptedException {
        return stopped.await(millis, TimeUnit.MILLISECONDS);
    }

    /** Whether a watch may end, given that it does not go on when it has seen all. */
    boolean isReachedBy(BooleanSupplier hasSeenAll) {
        return overdue || settled && hasSeenAll.getAsBoolean();
    }
}
