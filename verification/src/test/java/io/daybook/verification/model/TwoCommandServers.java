package io.daybook.verification.model;

import io.daybook.chaos.files.Trees;
import io.daybook.command.CommandServer;
import io.daybook.local.EmbeddedPostgresServer;
import io.daybook.local.StackSettings;
import io.daybook.service.Environment;
import io.daybook.service.RunningServer;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Two command servers on one database, and nothing else: no stream, no views. */
final class TwoCommandServers implements AutoCloseable {

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final CommandClient client;

    TwoCommandServers() throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("daybook-model");
        parts.push(() -> Trees.delete(directory));
        StackSettings ports = StackSettings.onFreePorts(directory);
        EmbeddedPostgresServer postgres = EmbeddedPostgresServer.start(directory, ports.postgresPort());
        parts.push(postgres);
        var environment = new Environment(Map.of(
                "DAYBOOK_POSTGRES_URL", postgres.url(),
                "DAYBOOK_NATS_URL", "nats://127.0.0.1:" + ports.natsPort(),
                "DAYBOOK_PORT", "0"));
        this.client = new CommandClient(List.of(server(environment), server(environment)));
    }

    CommandClient client() {
        return client;
    }

    private ManagedChannel server(Environment environment) throws InterruptedException {
        RunningServer server = CommandServer.start(environment);
        parts.push(server);
        String address = "127.0.0.1:" + server.port();
        ManagedChannel channel = Grpc.newChannelBuilder(address, InsecureChannelCredentials.create()).build();
        parts.push(channel::shutdownNow);
        return channel;
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
