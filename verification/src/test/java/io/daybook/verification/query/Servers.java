package io.daybook.verification.query;

import io.daybook.local.EmbeddedMongo;
import io.daybook.local.NatsServer;
import io.daybook.query.QuerySettings;
import io.daybook.service.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** One MongoDB and one NATS for all tests of a class; each test has a database of its own. */
final class Servers implements BeforeAllCallback {

    private Running running;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        running = new Running();
        context.getStore(Namespace.create(Servers.class)).put("running", running);
    }

    QuerySettings settings(String database) {
        return settings(running.mongo.url(), running.nats.url(), database);
    }

    static QuerySettings settings(String mongoUrl, String natsUrl, String database) {
        return QuerySettings.from(new Environment(Map.of(
                "DAYBOOK_PORT", "0",
                "DAYBOOK_MONGO_URL", mongoUrl,
                "DAYBOOK_NATS_URL", natsUrl,
                "DAYBOOK_MONGO_DATABASE", database)));
    }

    static NatsServer startNats(int port) throws InterruptedException {
        try {
            return NatsServer.start(Files.createTempDirectory(Path.of("target"), "nats").resolve("store"), port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Running implements AutoCloseable {

        private final EmbeddedMongo mongo = EmbeddedMongo.start(0);
        private final NatsServer nats = startNats(freePort());

        Running() throws InterruptedException {}

        @Override
        public void close() {
            nats.close();
            mongo.close();
        }
    }
}
