package io.daybook.local;

import de.bwaldvogel.mongo.MongoServer;
import io.daybook.service.SettingException;
import java.io.IOException;

/**
 * A server in this process that speaks MongoDB's protocol and keeps everything in memory: what it held is gone when it
 * is closed. A document is found by its {@code _id}, also if the filter has further conditions; any other filter looks at
 * every document. Safe for use by many threads.
 */
public final class EmbeddedMongo implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";

    private final MongoServer server;
    private final String url;

    private EmbeddedMongo(MongoServer server) {
        this.server = server;
        this.url = "mongodb://%s:%d".formatted(LOOPBACK, server.getLocalAddress().getPort());
    }

    /**
     * Starts one on the loopback interface.
     *
     * @param port the TCP port, 0 for any free one
     * @throws SettingException if the port cannot be bound
     */
    public static EmbeddedMongo start(int port) {
        var server = new MongoServer(new KeyedMongoBackend());
        try {
            bind(server, port);
        } catch (IOException e) {
            throw new SettingException(
                    "embedded MongoDB cannot listen on %s:%d: %s".formatted(LOOPBACK, port, e.getMessage()));
        }
        return new EmbeddedMongo(server);
    }

    /** How clients reach it. */
    public String url() {
        return url;
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    /** Netty throws the IOException of a failed bind without declaring it. */
    @SuppressWarnings("RedundantThrows")
    private static void bind(MongoServer server, int port) throws IOException {
        server.bind(LOOPBACK, port);
    }
}
