package io.daybook.service;

/**
 * The parts of a server that is up. Closing it ends the calls first, so that no call meets a closed part, then closes the
 * parts, the newest first.
 */
public final class RunningServer implements AutoCloseable {

    private final Parts parts = new Parts();
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
        } catch (InterruptedException | RuntimeException | Error e) {
            running.close();
            throw e;
        }
    }

    /** Notes a part to be closed before those noted earlier. */
    public <T extends AutoCloseable> T with(T part) {
        return parts.with(part);
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        // Closed first, as it is noted last.
        parts.with(server);
        parts.close();
    }

    /** Starts a server's parts. */
    @FunctionalInterface
    public interface Assembly {
        /** Waits for what the parts need, starts them, notes them in {@code parts}, and opens the server's services. */
        void start(GrpcServer server, RunningServer parts) throws InterruptedException;
    }
}
