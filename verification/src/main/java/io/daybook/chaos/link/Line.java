package io.daybook.chaos.link;

import io.daybook.chaos.link.Traffic.Direction;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.util.function.Consumer;

/** One connection through a link, pumped by one virtual thread in each direction. Safe for use by many threads. */
final class Line {

    private static final int CHUNK = 64 * 1024;

    private final Socket client;
    private final Socket server;
    private final Gate gate;
    private final Consumer<Line> onEnd;

    Line(Socket client, Socket server, Gate gate, Consumer<Line> onEnd) throws SocketException {
        this.client = client;
        this.server = server;
        this.gate = gate;
        this.onEnd = onEnd;
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
    }

    void start() {
        Thread.startVirtualThread(() -> pump(client, server, Direction.TO_SERVER));
        Thread.startVirtualThread(() -> pump(server, client, Direction.TO_CLIENT));
    }

    /** Resets both sides. */
    void reset() {
        reset(client);
        reset(server);
    }

    /** Resets the server's side only. */
    void resetServer() {
        reset(server);
    }

    private void pump(Socket from, Socket to, Direction direction) {
        byte[] chunk = new byte[CHUNK];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                gate.pass(direction);
                out.write(chunk, 0, length);
            }
            // The end of what one side says is passed on like what it said.
            gate.pass(direction);
            to.shutdownOutput();
        } catch (IOException e) {
            resetWhenHeard(direction);
        } catch (InterruptedException e) {
            reset();
        } finally {
            if (client.isClosed() || server.isClosed() || client.isOutputShutdown() && server.isOutputShutdown()) {
                reset();
                onEnd.accept(this);
            }
        }
    }

    /** One side broke off: the other hears of it when it could hear anything. */
    private void resetWhenHeard(Direction direction) {
        try {
            gate.pass(direction);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        reset();
    }

    /** Breaks a connection off, so that its other end is told of a reset. */
    static void reset(Socket socket) {
        try {
            if (!socket.isClosed()) {
                socket.setSoLinger(true, 0);
                socket.close();
            }
        } catch (IOException e) {
            // It was closed meanwhile, which is what was wanted.
        }
    }
}
