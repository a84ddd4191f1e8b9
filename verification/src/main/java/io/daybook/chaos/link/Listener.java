package io.daybook.chaos.link;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.Consumer;

/** Accepts connections on the loopback interface by a thread of its own until it is closed. Safe for use by many threads. */
final class Listener implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket();
    private final Thread accepting;

    /**
     * @param port      where to listen; 0 for one that is free
     * @param onConnect is given each connection, on the accepting thread
     * @throws IOException if the port cannot be bound
     */
    Listener(int port, Consumer<Socket> onConnect) throws IOException {
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        accepting = Thread.ofPlatform().daemon().name("listener-" + port()).start(() -> accept(onConnect));
    }

    int port() {
        return socket.getLocalPort();
    }

    boolean isClosed() {
        return socket.isClosed();
    }

    /** From when this returns connections are refused and the port is free. */
    @Override
    public void close() throws IOException {
        socket.close();
        try {
            // An accept under way keeps the port, and would still take a connection that comes now.
            accepting.join();
        } catch (InterruptedException e) {
            throw (IOException) new InterruptedIOException("while a listener is closed").initCause(e);
        }
    }

    private void accept(Consumer<Socket> onConnect) {
        try {
            while (true) {
                onConnect.accept(socket.accept());
            }
        } catch (IOException e) {
            // Closed.
        }
    }
}
