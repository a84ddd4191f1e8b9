package io.daybook.verification.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.google.rpc.RetryInfo;
import io.daybook.chaos.link.Link;
import io.daybook.chaos.link.Traffic;
import io.daybook.chaos.link.Traffic.Direction;
import io.daybook.command.CommandServer;
import io.daybook.local.EmbeddedMongo;
import io.daybook.local.EmbeddedPostgresServer;
import io.daybook.local.NatsServer;
import io.daybook.local.StackSettings;
import io.daybook.query.QueryServer;
import io.daybook.service.Environment;
import io.daybook.service.RunningServer;
import io.daybook.v1.CalendarCommandServiceGrpc;
import io.daybook.v1.CalendarQueryServiceGrpc;
import io.daybook.v1.CommandReceipt;
import io.daybook.v1.CreateCalendarRequest;
import io.daybook.v1.GetCalendarRequest;
import io.daybook.verification.Failures;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.nats.client.Connection;
import io.nats.client.Nats;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL, MongoDB or NATS neither answers nor breaks its connections, and then does again. */
@Timeout(180)
class SilentPartsTest {

    private static final Traffic SILENT = new Traffic.Silent(Direction.BOTH);
    private static final Traffic OPEN = new Traffic.Open();

    /** Longer than a server waits for a part that is silent, shorter than a driver does. */
    private static final long DEADLINE_SECONDS = 25;

    /** Supervisors kill after ten; what is over that is for a machine that is busy. */
    private static final long STOP_SECONDS = 15;

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private StackSettings ports;
    private StackSettings own;
    private Path directory;

    @BeforeEach
    void choosePorts(@TempDir Path temporary) {
        directory = temporary;
        ports = StackSettings.onFreePorts(temporary);
        own = StackSettings.onFreePorts(temporary);
    }

    @AfterEach
    void close() throws Exception {
        while (!parts.isEmpty()) {
            parts.pop().close();
        }
    }

    @Test
    void aSilentDatabaseIsToldOfBeforeTheDeadlineAndCommandsGoOnOnceItSpeaks() throws Exception {
        startPostgres();
        Link link = link(own.postgresPort(), ports.postgresPort());
        RunningServer server = with(CommandServer.start(new Environment(commandSettings(ports.natsPort()))));
        ManagedChannel channel = channel(server);
        long first = create(channel, newCalendar()).getPosition();
        CreateCalendarRequest request = newCalendar();

        link.set(SILENT);
        StatusRuntimeException failure = failure(() -> create(channel, request));
        assertThat(failure.getStatus().getCode()).isEqualTo(Code.UNAVAILABLE);
        assertThat(Failures.errorInfo(failure).getReason()).isIn("DEPENDENCY_UNAVAILABLE", "OUTCOME_UNKNOWN");
        assertThat(Failures.detail(failure, RetryInfo.class)).isPresent();
        ServerProcess.awaitHealth(server.port(), ServingStatus.NOT_SERVING);
        Failures.expect(Code.UNAVAILABLE, "DEPENDENCY_UNAVAILABLE", () -> create(channel, newCalendar()));

        link.set(OPEN);
        ServerProcess.awaitHealth(server.port(), ServingStatus.SERVING);
        assertThat(create(channel, request).getPosition()).isEqualTo(first + 1);
        assertThat(create(channel, request).getPosition()).isEqualTo(first + 1);
    }

    @Test
    void silentViewsAreToldOfBeforeTheDeadlineAndReadAgainOnceTheySpeak() throws Exception {
        with(EmbeddedMongo.start(ports.mongoPort()));
        Link link = link(own.mongoPort(), ports.mongoPort());
        NatsServer nats = with(NatsServer.start(directory.resolve("nats"), ports.natsPort()));
        RunningServer server = with(QueryServer.start(new Environment(Map.of(
                "DAYBOOK_PORT", "0",
                "DAYBOOK_NATS_URL", nats.url(),
                "DAYBOOK_MONGO_URL", "mongodb://" + link.address()))));
        ManagedChannel channel = channel(server);
        assertThat(reasonOfRead(channel)).isEqualTo("VIEW_FILLING");

        link.set(SILENT);
        assertThat(reasonOfRead(channel)).isEqualTo("DEPENDENCY_UNAVAILABLE");
        ServerProcess.awaitHealth(server.port(), ServingStatus.NOT_SERVING);

        link.set(OPEN);
        ServerProcess.awaitHealth(server.port(), ServingStatus.SERVING);
        assertThat(reasonOfRead(channel)).isEqualTo("VIEW_FILLING");
    }

    @Test
    void commandsAreAcceptedWhileNatsIsSilentAndTheStreamCatchesUp() throws Exception {
        startPostgres();
        link(own.postgresPort(), ports.postgresPort());
        NatsServer nats = with(NatsServer.start(directory.resolve("nats"), ports.natsPort()));
        Link link = link(own.natsPort(), ports.natsPort());
        RunningServer server = with(CommandServer.start(new Environment(commandSettings(own.natsPort()))));
        ManagedChannel channel = channel(server);
        awaitStream(nats, create(channel, newCalendar()).getPosition());

        link.set(new Traffic.HalfOpen());
        for (int i = 0; i < 20; i++) {
            create(channel, newCalendar());
        }
        long last = create(channel, newCalendar()).getPosition();

        link.set(OPEN);
        awaitStream(nats, last);
    }

    @Test
    void aServerStopsInTimeThoughItsDatabaseIsSilent() throws Exception {
        startPostgres();
        Link link = link(own.postgresPort(), ports.postgresPort());
        try (ServerProcess server =
                ServerProcess.start("command-server", commandSettings(own.natsPort(), own.commandPort()))) {
            ServerProcess.awaitHealth(own.commandPort(), ServingStatus.SERVING);
            link.set(SILENT);
            ManagedChannel channel = channel(own.commandPort());
            var waiting = CalendarCommandServiceGrpc.newFutureStub(channel).createCalendar(newCalendar());

            server.terminate();

            assertThat(server.endsWithin(STOP_SECONDS)).as(server.printed()).isTrue();
            assertThat(waiting)
                    .failsWithin(Duration.ofSeconds(STOP_SECONDS))
                    .withThrowableOfType(ExecutionException.class)
                    .havingCause()
                    .withMessageContaining("UNAVAILABLE");
        }
    }

    private void startPostgres() throws InterruptedException {
        with(EmbeddedPostgresServer.start(directory.resolve("postgres"), ports.postgresPort()));
    }

    private Link link(int port, int serverPort) {
        return with(Link.open(port, serverPort));
    }

    private <T extends AutoCloseable> T with(T part) {
        parts.push(part);
        return part;
    }

    private ManagedChannel channel(RunningServer server) {
        return channel(server.port());
    }

    private ManagedChannel channel(int port) {
        ManagedChannel channel = Grpc.newChannelBuilder("127.0.0.1:" + port, InsecureChannelCredentials.create())
                .build();
        parts.push(channel::shutdownNow);
        return channel;
    }

    private Map<String, String> commandSettings(int natsPort) {
        return commandSettings(natsPort, 0);
    }

    private Map<String, String> commandSettings(int natsPort, int port) {
        return Map.of(
                "DAYBOOK_PORT", Integer.toString(port),
                "DAYBOOK_POSTGRES_URL", "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(own.postgresPort()),
                "DAYBOOK_NATS_URL", "nats://127.0.0.1:" + natsPort);
    }

    private static CreateCalendarRequest newCalendar() {
        return CreateCalendarRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setName("Practice " + UUID.randomUUID())
                .setTimeZone("UTC")
                .build();
    }

    private static CommandReceipt create(ManagedChannel channel, CreateCalendarRequest request) {
        return CalendarCommandServiceGrpc.newBlockingStub(channel)
                .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS)
                .createCalendar(request)
                .getReceipt();
    }

    private static String reasonOfRead(ManagedChannel channel) {
        return Failures.errorInfo(failure(() -> CalendarQueryServiceGrpc.newBlockingStub(channel)
                        .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS)
                        .getCalendar(GetCalendarRequest.newBuilder().setCalendarId("room-1").build())))
                .getReason();
    }

    private static StatusRuntimeException failure(ThrowingCallable call) {
        return catchThrowableOfType(StatusRuntimeException.class, call);
    }

    private static void awaitStream(NatsServer nats, long position) throws Exception {
        try (Connection connection = Nats.connect(nats.url())) {
            var streams = connection.jetStreamManagement();
            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() -> streams.getStreamInfo("DAYBOOK_EVENTS").getStreamState().getLastSequence() == position);
        }
    }
}
