package io.daybook.verification.process;

import static org.awaitility.Awaitility.await;

import io.daybook.client.ClientSettings;
import io.daybook.client.DaybookClient;
import io.daybook.local.EmbeddedMongo;
import io.daybook.local.EmbeddedPostgresServer;
import io.daybook.local.NatsServer;
import io.daybook.local.StackSettings;
import io.daybook.service.Parts;
import io.daybook.v1.CalendarCommandServiceGrpc;
import io.daybook.v1.CreateCalendarRequest;
import io.grpc.ManagedChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * All servers, two of each and processes of their own, are restarted one after the other, under clients who know nothing but
 * gRPC's own retries, and watches of the client library.
 */
@Timeout(300)
class RollingRestartTest {

    private static final String QUICK_TO_START = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";
    private static final int CLIENTS = 6;
    private static final int ROUNDS_BETWEEN = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Parts parts = new Parts();
    private final List<RestartedServer> servers = new ArrayList<>();
    private ManagedChannel commands;
    private ManagedChannel queries;
    private DaybookClient watching;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        StackSettings one = StackSettings.onFreePorts(directory);
        StackSettings other = StackSettings.onFreePorts(directory);
        parts.with(EmbeddedPostgresServer.start(directory.resolve("postgres"), one.postgresPort()));
        parts.with(NatsServer.start(directory.resolve("nats"), one.natsPort()));
        parts.with(EmbeddedMongo.start(one.mongoPort()));
        for (StackSettings own : List.of(one, other)) {
            startServer("command-server", own.commandPort(), one, own);
            startServer("projector", own.projectorPort(), one, own);
            startServer("query-server", own.queryPort(), one, own);
        }
        for (RestartedServer server : servers) {
            server.awaitServing();
        }
        commands = channel(one.commandPort(), other.commandPort());
        queries = channel(one.queryPort(), other.queryPort());
        watching = parts.with(DaybookClient.connect(ClientSettings.of(
                "127.0.0.1:%d,127.0.0.1:%d".formatted(one.commandPort(), other.commandPort()),
                "127.0.0.1:%d,127.0.0.1:%d".formatted(one.queryPort(), other.queryPort()),
                "watcher")));
    }

    @AfterEach
    void end() {
        parts.close();
    }

    @Test
    void isNoticedByNobody() throws Exception {
        createCalendar();
        var movers = new ArrayList<Mover>();
        var working = new ArrayList<Future<?>>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < CLIENTS; number++) {
                var mover = new Mover(number, commands, queries, watching);
                movers.add(mover);
                working.add(threads.submit(mover::work));
                working.add(threads.submit(mover::watch));
            }
            try {
                for (RestartedServer server : servers) {
                    awaitMoreRounds(movers, working);
                    server.restart();
                }
                awaitMoreRounds(movers, working);
            } finally {
                movers.forEach(Mover::stop);
            }
            for (Future<?> each : working) {
                each.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
        }
        movers.forEach(Mover::assertToldAll);
    }

    private static void awaitMoreRounds(List<Mover> movers, List<Future<?>> working) {
        long before = rounds(movers);
        await().atMost(PATIENCE)
                .until(() -> rounds(movers) > before + ROUNDS_BETWEEN || working.stream().anyMatch(Future::isDone));
    }

    private static long rounds(List<Mover> movers) {
        return movers.stream().mapToLong(Mover::rounds).sum();
    }

    private void createCalendar() {
        CalendarCommandServiceGrpc.newBlockingStub(commands)
                .createCalendar(CreateCalendarRequest.newBuilder()
                        .setCalendarId(Mover.CALENDAR)
                        .setName("Practice")
                        .setTimeZone("UTC")
                        .build());
    }

    private void startServer(String module, int port, StackSettings stores, StackSettings own) throws Exception {
        var environment = new HashMap<>(Map.of(
                "DAYBOOK_PORT", Integer.toString(port),
                "DAYBOOK_POSTGRES_URL", "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(stores.postgresPort()),
                "DAYBOOK_NATS_URL", "nats://127.0.0.1:" + stores.natsPort(),
                "DAYBOOK_MONGO_URL", "mongodb://127.0.0.1:" + stores.mongoPort(),
                "DAYBOOK_COMMAND_ADDRESS", "127.0.0.1:" + own.commandPort(),
                "DAYBOOK_JAVA_OPTIONS", QUICK_TO_START));
        servers.add(parts.with(RestartedServer.start(module, port, environment)));
    }

    private ManagedChannel channel(int onePort, int otherPort) {
        ManagedChannel channel = TwoServers.channel(onePort, otherPort);
        parts.<AutoCloseable>with(channel::shutdownNow);
        return channel;
    }
}
