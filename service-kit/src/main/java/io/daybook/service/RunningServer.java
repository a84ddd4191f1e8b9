package io.daybook.service;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts of a server that is up. Closing it ends the calls first, so that no call meets a closed part, then closes the
 * parts, the newest first.
 */
public final class RunningServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningServer.class);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final GrpcServer server;

    private RunningServer(GrpcServer server) {
        this.server = server;
    }

    /**
     * Binds a server's port and then starts its parts.
     *
     * @throws SettingException     if the port cannot be bound
     * @throws InterruptedException if told to stop meanwhile; what was started is closed again
     */
    public static RunningServer start(String name, ServerSettings settings, Assembly assembly)
            throws InterruptedException {
        var running = new RunningServer(GrpcServer.bind(name, settings));
        try {
            assembly.start(running.server, running);
            return running;
        } catch (InterruptedException | RuntimeException e) {
            running.close();
            throw e;
        }
    }

    /** Notes a part to be closed before those noted earlier. */
    public <T extends AutoCloseable> T with(T part) {
        parts.push(part);
        return part;
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        // The interrupt that asked for this must not cut short the waits of the parts' own closing.
        boolean interrupted = Thread.interrupted();
        server.close();
        while (!parts.isEmpty()) {
            close(parts.pop());
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

    /** Starts a server's parts. */
    @FunctionalInterface
    public interface Assembly {
        /** Waits for what the parts need, starts them, notes them in {@code parts}, and opens the server's services. */
        void start(GrpcServer server, RunningServer parts) throws InterruptedException;
    }
}
