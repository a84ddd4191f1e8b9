package io.daybook.chaos.link;

import java.io.IOException;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends back what it is sent, and remembers it. */
final class EchoServer implements AutoCloseable {

    private final Listener listener;
    private final Queue<Integer> received = new ConcurrentLinkedQueue<>();
    private final AtomicInteger ended = new AtomicInteger();
    private final Queue<Socket> connections = new ConcurrentLinkedQueue<>();

    EchoServer() throws IOException {
        this.listener = new Listener(0, this::serve);
    }

    int port() {
        return listener.port();
    }

    /** All bytes so far. */
    Queue<Integer> received() {
        return received;
    }

    /** How many connections have ended so far. */
    int ended() {
        return ended.get();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }

    private void serve(Socket connection) {
        connections.add(connection);
        Thread.startVirtualThread(() -> echo(connection));
    }

    private void echo(Socket connection) {
        try (connection) {
            for (int next = connection.getInputStream().read(); next >= 0; next = connection.getInputStream().read()) {
                received.add(next);
                connection.getOutputStream().write(next);
            }
        } catch (IOException e) {
            // The client broke off.
        } finally {
            ended.incrementAndGet();
        }
    }
}
