package io.daybook.local;

import java.util.concurrent.atomic.AtomicBoolean;
import sun.misc.Signal;

/**
 * Ctrl-C and SIGTERM as an interrupt of one thread, before the JVM starts its shutdown hooks: those of the embedded servers
 * run all at once, and who wants to stop the parts in order must do so before. A second Ctrl-C ends the process at once. Safe for use by many threads.
 */
public final class StopSignal {

    private static final int EXIT_INTERRUPTED = 130;

    private final AtomicBoolean interrupted = new AtomicBoolean();
    private volatile boolean received;

    private StopSignal() {}

    /** Interrupts the calling thread when a signal comes. */
    public static StopSignal interruptsThisThread() {
        var stop = new StopSignal();
        Thread thread = Thread.currentThread();
        Signal.handle(new Signal("TERM"), _ -> stop.interrupt(thread));
        Signal.handle(new Signal("INT"), _ -> {
            if (stop.interrupted.getAndSet(true)) {
                // Not halt: the hooks of the embedded servers still end their processes.
                System.exit(EXIT_INTERRUPTED);
            }
            stop.interrupt(thread);
        });
        return stop;
    }

    /** Whether one came. Libraries make failures of their own of an interrupt, which then are none. */
    public boolean isReceived() {
        return received;
    }

    private void interrupt(Thread thread) {
        received = true;
        thread.interrupt();
    }
}
