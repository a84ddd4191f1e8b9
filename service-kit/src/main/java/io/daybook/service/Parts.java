package io.daybook.service;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Things that were started and are to be closed, the newest first. Safe for use by many threads. */
public final class Parts implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

    private final Deque<AutoCloseable> parts = new ConcurrentLinkedDeque<>();

    /** Notes a part to be closed before those noted earlier. */
    public <T extends AutoCloseable> T with(T part) {
        parts.push(part);
        return part;
    }

    /** Closes all; one that fails to close does not keep the others from it. */
    @Override
    public void close() {
        // The interrupt that asked for this must not cut short the waits of the parts' own closing.
        boolean interrupted = Thread.interrupted();
        for (AutoCloseable part = parts.poll(); part != null; part = parts.poll()) {
            close(part);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.warn("while closing: {}", e.toString());
        }
    }
}
