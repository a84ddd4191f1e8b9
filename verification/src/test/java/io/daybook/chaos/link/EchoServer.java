package io.daybook.chaos.link;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends back what it is sent, and remembers it. */
final class EchoServer implements AutoCloseable {

    private final ServerSocket listener;
    private final Queue<Integer> received = new ConcurrentLinkedQueue<>();
    private final AtomicInteger ended = new AtomicInteger();
    private final Queue<Socket> connections = new ConcurrentLinkedQueue<>();

    EchoServer() throws IOException {
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::accept);
    }

    int port() {
        return listener.getLocalPort();
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

    private void accept() {
        try {
            while (true) {
                Socket connection = listener.accept();
                connections.add(connection);
                Thread.startVirtualThread(() -> echo(connection));
            }
        } catch (IOException e) {
            // Closed.
        }
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
