package io.daybook.verification.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.daybook.chaos.link.Link;
import io.daybook.chaos.link.Traffic;
import io.daybook.chaos.link.Traffic.Direction;
import io.daybook.command.CommandServer;
import io.daybook.local.EmbeddedMongo;
import io.daybook.local.EmbeddedPostgresServer;
import io.daybook.local.NatsServer;
import io.daybook.local.StackSettings;
import io.daybook.service.Environment;
import io.daybook.service.Parts;
import io.daybook.v1.CalendarCommandServiceGrpc;
import io.daybook.v1.CalendarQueryServiceGrpc;
import io.daybook.v1.CreateCalendarRequest;
import io.daybook.v1.ListCalendarsRequest;
import io.daybook.views.ViewSets;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.nats.client.Connection;
import io.nats.client.Nats;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers as processes, while MongoDB or NATS neither answers nor breaks its connections, and after that. */
@Timeout(180)
class SilentStoresTest {

    /** Supervisors kill after ten; what is over that is for a machine that is busy. */
    private static final long STOP_SECONDS = 15;

    private final Parts parts = new Parts();
    private StackSettings stack;
    private StackSettings links;
    private Link nats;
    private Link mongo;
    private ManagedChannel commands;

    @BeforeEach
    void startWhatIsNeeded(@TempDir Path directory) throws Exception {
        stack = StackSettings.onFreePorts(directory);
        links = StackSettings.onFreePorts(directory);
        parts.with(EmbeddedPostgresServer.start(directory.resolve("postgres"), stack.postgresPort()));
        parts.with(NatsServer.start(directory.resolve("nats"), stack.natsPort()));
        parts.with(EmbeddedMongo.start(stack.mongoPort()));
        // It has no NATS, and so leaves the stream to the server that is tested.
        parts.with(CommandServer.start(new Environment(settings(stack.commandPort(), links.queryPort()))));
        nats = parts.with(Link.open(links.natsPort(), stack.natsPort()));
        mongo = parts.with(Link.open(links.mongoPort(), stack.mongoPort()));
        commands = channel(stack.commandPort());
    }

    @AfterEach
    void end() {
        parts.close();
    }

    @ParameterizedTest
    @CsvSource({
        "command-server, NATS",
        "projector, NATS",
        "projector, MONGODB",
        "query-server, NATS",
        "query-server, MONGODB"
    })
    void areToldToStopAndEndInTime(String module, Store silent) throws Exception {
        int port = links.commandPort();
        try (ServerProcess server = ServerProcess.start(module, settings(port, links.natsPort()))) {
            ServerProcess.awaitHealth(port, ServingStatus.SERVING);

            (silent == Store.NATS ? nats : mongo).set(new Traffic.Silent(Direction.BOTH));
            // So that there is something to publish, to project and to wait for.
            createCalendar();
            CalendarQueryServiceGrpc.newFutureStub(channel(port)).listCalendars(ListCalendarsRequest.getDefaultInstance());
            server.terminate();

            assertThat(server.endsWithin(STOP_SECONDS)).as(server.printed()).isTrue();
            assertThat(server.exitCode()).isEqualTo(143);
        }
    }

    /** The end of a connection that is half open is seen by pings that are not answered, after six seconds at most. */
    @Test
    void relayAndProjectorGoOnAfterTheirConnectionsWereHalfOpen() throws Exception {
        try (ServerProcess relay =
                        ServerProcess.start("command-server", settings(links.commandPort(), links.natsPort()));
                ServerProcess projector =
                        ServerProcess.start("projector", settings(links.projectorPort(), links.natsPort()))) {
            awaitEverywhere(createCalendar());

            nats.set(new Traffic.HalfOpen());
            relay.awaitPrinted("lost NATS");
            projector.awaitPrinted("lost NATS");
            // The log has what the stream does not.
            awaitViews(createCalendar());

            nats.set(new Traffic.Open());
            awaitEverywhere(createCalendar());
            relay.awaitPrinted("reached NATS again");
            projector.awaitPrinted("reached NATS again");
        }
    }

    private void awaitEverywhere(long position) throws Exception {
        try (Connection connection = Nats.connect("nats://127.0.0.1:" + stack.natsPort())) {
            var streams = connection.jetStreamManagement();
            await().atMost(ServerProcess.PATIENCE)
                    .ignoreExceptions()
                    .until(() -> streams.getStreamInfo("DAYBOOK_EVENTS").getStreamState().getLastSequence() == position);
        }
        awaitViews(position);
    }

    private void awaitViews(long position) {
        try (MongoClient client = MongoClients.create("mongodb://127.0.0.1:" + stack.mongoPort())) {
            var sets = new ViewSets(client.getDatabase("daybook"));
            await().atMost(ServerProcess.PATIENCE).until(() -> sets.catalog()
                    .map(catalog -> catalog.liveCheckpoint().position() == position)
                    .orElse(false));
        }
    }

    private enum Store {
        NATS,
        MONGODB
    }

    private Map<String, String> settings(int port, int natsPort) {
        return Map.of(
                "DAYBOOK_PORT", Integer.toString(port),
                "DAYBOOK_POSTGRES_URL", "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(stack.postgresPort()),
                "DAYBOOK_NATS_URL", "nats://127.0.0.1:" + natsPort,
                "DAYBOOK_MONGO_URL", "mongodb://127.0.0.1:" + links.mongoPort(),
                "DAYBOOK_COMMAND_ADDRESS", "127.0.0.1:" + stack.commandPort());
    }

    private long createCalendar() {
        return CalendarCommandServiceGrpc.newBlockingStub(commands)
                .createCalendar(CreateCalendarRequest.newBuilder()
                        .setName("Practice " + UUID.randomUUID())
                        .setTimeZone("UTC")
                        .build())
                .getReceipt()
                .getPosition();
    }

    private ManagedChannel channel(int port) {
        ManagedChannel channel = Grpc.newChannelBuilder("127.0.0.1:" + port, InsecureChannelCredentials.create())
                .build();
        parts.<AutoCloseable>with(channel::shutdownNow);
        return channel;
    }
}
