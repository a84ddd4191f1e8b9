package io.daybook.local;

import java.util.concurrent.CountDownLatch;
import sun.misc.Signal;

/**
 * Ctrl-C or SIGTERM, taken before the JVM starts its shutdown hooks. The hooks of the embedded servers run all at once;
 * who wants to stop the parts in order must do so before.
 */
final class StopSignal {

    private final CountDownLatch received = new CountDownLatch(1);

    /** Takes the signals from now on. */
    StopSignal() {
        Signal.handle(new Signal("INT"), _ -> received.countDown());
        Signal.handle(new Signal("TERM"), _ -> received.countDown());
    }

    /** Waits for one. */
    void await() throws InterruptedException {
        received.await();
    }

    /** Ends the process at once from now on, if its user asks twice. */
    void letGo() {
        Signal.handle(new Signal("INT"), _ -> Runtime.getRuntime().halt(130));
    }

    /** Interrupts a thread when one comes. */
    void interrupt(Thread thread) {
        Thread.ofVirtual().name("stop-signal").start(() -> {
            try {
                await();
                thread.interrupt();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
