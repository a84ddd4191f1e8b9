package io.daybook.local;

import java.util.concurrent.atomic.AtomicBoolean;
import sun.misc.Signal;

/**
 * Ctrl-C and SIGTERM as an interrupt of one thread, before the JVM starts its shutdown hooks: those of the embedded servers
 * run all at once, and who wants to stop the parts in order must do so before. A second Ctrl-C ends the process at once.
 */
public final class StopSignal {

    private static final int EXIT_INTERRUPTED = 130;

    private StopSignal() {}

    /** Interrupts the calling thread when a signal comes. */
    public static void interruptsThisThread() {
        Thread thread = Thread.currentThread();
        var received = new AtomicBoolean();
        Signal.handle(new Signal("TERM"), _ -> thread.interrupt());
        Signal.handle(new Signal("INT"), _ -> {
            if (received.getAndSet(true)) {
                // Not halt: the hooks of the embedded servers still end their processes.
                System.exit(EXIT_INTERRUPTED);
            }
            thread.interrupt();
        });
    }
}
