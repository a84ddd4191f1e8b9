package io.daybook.chaos.link;

import io.daybook.chaos.link.Traffic.Cut;
import io.daybook.chaos.link.Traffic.HalfOpen;
import io.daybook.chaos.link.Traffic.Open;
import io.daybook.chaos.link.Traffic.Silent;
import io.daybook.chaos.link.Traffic.Slow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A TCP proxy before one server, through which clients reach it, and which can be disturbed: see {@link Traffic}. Safe for use
 * by many threads.
 */
public final class Link implements AutoCloseable {

    private static final int CONNECT_MILLIS = 2_000;

    private final Gate gate = new Gate();
    private final Set<Line> lines = ConcurrentHashMap.newKeySet();
    private final int port;
    private final InetSocketAddress server;
    private Listener listener;

    private Link(int port, int serverPort) throws IOException {
        this.port = port;
        this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort);
        listen();
    }

    /**
     * Opens a link on the loopback interface. The server need not be there yet.
     *
     * @param port       where clients connect
     * @param serverPort where the server listens
     * @throws UncheckedIOException if the port cannot be bound
     */
    public static Link open(int port, int serverPort) {
        try {
            return new Link(port, serverPort);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where clients connect, {@code host:port}. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    /**
     * From now on connections are treated like this, also those that are there.
     *
     * @throws UncheckedIOException if the link was cut and its port was taken by somebody else meanwhile
     */
    public synchronized void set(Traffic traffic) {
        gate.set(traffic);
        try {
            switch (traffic) {
                case Cut _ -> cut();
                case HalfOpen _ -> {
                    listen();
                    lines.forEach(Line::resetServer);
                }
                case Open _, Silent _, Slow _ -> listen();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Resets the connections that are there. */
    public void reset() {
        lines.forEach(Line::reset);
    }

    @Override
    public synchronized void close() {
        set(new Cut());
    }

    private void cut() throws IOException {
        listener.close();
        reset();
    }

    private void listen() throws IOException {
        if (listener == null || listener.isClosed()) {
            listener = new Listener(port, client -> Thread.startVirtualThread(() -> connect(client)));
        }
    }

    private void connect(Socket client) {
        var upstream = new Socket();
        try {
            upstream.connect(server, CONNECT_MILLIS);
            admit(new Line(client, upstream, gate, lines::remove));
        } catch (IOException e) {
            // The server is not there: its client learns that as a connection that is reset.
            Line.reset(client);
        }
    }

    /** A link that was cut while this connection was made cuts it, too. */
    private synchronized void admit(Line line) {
        switch (gate.traffic()) {
            case Cut _ -> line.reset();
            case HalfOpen _ -> {
                lines.add(line);
                line.start();
                line.resetServer();
            }
            case Open _, Silent _, Slow _ -> {
                lines.add(line);
                line.start();
            }
        }
    }
}
