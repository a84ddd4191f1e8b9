package io.daybook.verification.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.google.rpc.RetryInfo;
import io.daybook.chaos.files.Trees;
import io.daybook.command.CommandServer;
import io.daybook.local.EmbeddedPostgresServer;
import io.daybook.local.NatsServer;
import io.daybook.local.StackSettings;
import io.daybook.service.Environment;
import io.daybook.service.RunningServer;
import io.daybook.v1.CalendarCommandServiceGrpc;
import io.daybook.v1.CreateCalendarRequest;
import io.daybook.verification.Failures;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.nats.client.Connection;
import io.nats.client.Nats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** No room left for PostgreSQL, or for the stream, until somebody makes some. */
@Timeout(180)
class FullDiskTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int POSTGRES_MEGABYTES = 200;
    private static final int WRITE_AHEAD_LOG_MEGABYTES = 80;
    private static final int NATS_MEGABYTES = 8;
    private static final int MANY = 20_000;

    @TempDir
    private Path directory;

    @Test
    void commandsFailWithTheReasonAndStoreNothingUntilPostgresHasRoom() throws Exception {
        var ports = StackSettings.onFreePorts(directory);
        try (SmallDisk disk = SmallDisk.mount(directory.resolve("disk"), POSTGRES_MEGABYTES);
                EmbeddedPostgresServer postgres =
                        EmbeddedPostgresServer.start(disk.directory().resolve("postgres"), ports.postgresPort());
                RunningServer server = start(postgres, ports.natsPort())) {
            ManagedChannel channel = channel(server);
            try {
                long before = create(channel, newCalendar());
                disk.fill();
                CreateCalendarRequest refused = null;
                for (int tries = 0; tries < MANY && refused == null; tries++) {
                    CreateCalendarRequest request = newCalendar();
                    try {
                        before = create(channel, request);
                    } catch (StatusRuntimeException e) {
                        assertThat(e.getStatus().getCode()).isEqualTo(Code.UNAVAILABLE);
                        assertThat(e).hasMessageContaining("no room left; nothing was stored");
                        assertThat(Failures.errorInfo(e).getMetadataOrThrow("dependency")).isEqualTo("postgres");
                        refused = request;
                    }
                }
                assertThat(refused).as("a command that found no room").isNotNull();

                disk.empty();
                assertThat(create(channel, refused)).isEqualTo(before + 1);
            } finally {
                channel.shutdownNow();
            }
        }
    }

    /** PostgreSQL gives up then, and somebody has to start it again. */
    @Test
    void commandsFailWhileTheWriteAheadLogHasNoRoomAndGoOnOncePostgresRunsAgain() throws Exception {
        var ports = StackSettings.onFreePorts(directory);
        Path data = directory.resolve("postgres");
        EmbeddedPostgresServer.start(data, ports.postgresPort()).close();
        try (SmallDisk disk = SmallDisk.mount(directory.resolve("disk"), WRITE_AHEAD_LOG_MEGABYTES)) {
            moveWriteAheadLog(data, disk);
            EmbeddedPostgresServer postgres = EmbeddedPostgresServer.start(data, ports.postgresPort());
            try (RunningServer server = start(postgres, ports.natsPort())) {
                ManagedChannel channel = channel(server);
                try {
                    long before = create(channel, newCalendar());
                    disk.fill();
                    endSegment(postgres);
                    CreateCalendarRequest refused = newCalendar();
                    StatusRuntimeException failure =
                            catchThrowableOfType(StatusRuntimeException.class, () -> create(channel, refused));
                    assertThat(failure.getStatus().getCode()).isEqualTo(Code.UNAVAILABLE);
                    assertThat(Failures.detail(failure, RetryInfo.class)).isPresent();
                    await().atMost(PATIENCE).until(() -> Files.notExists(data.resolve("postmaster.pid")));
                    ServerProcess.awaitHealth(server.port(), ServingStatus.NOT_SERVING);

                    disk.empty();
                    postgres.close();
                    postgres = EmbeddedPostgresServer.start(data, ports.postgresPort());
                    await().atMost(PATIENCE)
                            .ignoreExceptionsInstanceOf(StatusRuntimeException.class)
                            .until(() -> create(channel, refused) == before + 1);
                    assertThat(create(channel, newCalendar())).isEqualTo(before + 2);
                } finally {
                    channel.shutdownNow();
                }
            } finally {
                postgres.close();
            }
        }
    }

    @Test
    void commandsGoOnWhileTheStreamHasNoRoomAndItCatchesUpOnceItHas() throws Exception {
        var ports = StackSettings.onFreePorts(directory);
        try (SmallDisk disk = SmallDisk.mount(directory.resolve("disk"), NATS_MEGABYTES);
                EmbeddedPostgresServer postgres =
                        EmbeddedPostgresServer.start(directory.resolve("postgres"), ports.postgresPort())) {
            Path store = disk.directory().resolve("nats");
            NatsServer nats = NatsServer.start(store, ports.natsPort());
            try (RunningServer server = start(postgres, ports.natsPort())) {
                ManagedChannel channel = channel(server);
                try {
                    awaitStream(nats, create(channel, newCalendar()));
                    disk.fill();
                    long last = 0;
                    for (int i = 0; i < 200; i++) {
                        last = create(channel, newCalendar());
                    }

                    nats.kill();
                    disk.empty();
                    nats = NatsServer.start(store, ports.natsPort());

                    awaitStream(nats, last);
                } finally {
                    channel.shutdownNow();
                }
            } finally {
                nats.close();
            }
        }
    }

    private static void moveWriteAheadLog(Path data, SmallDisk disk) throws IOException {
        Path from = data.resolve("pg_wal");
        Path to = disk.directory().resolve("pg_wal");
        Trees.copy(from, to);
        Trees.delete(from);
        Files.createSymbolicLink(from, to);
    }

    /** What is written next needs a new file. */
    private static void endSegment(EmbeddedPostgresServer postgres) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.url(), "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute("select pg_switch_wal()");
        }
    }

    private static RunningServer start(EmbeddedPostgresServer postgres, int natsPort) throws InterruptedException {
        return CommandServer.start(new Environment(Map.of(
                "DAYBOOK_PORT", "0",
                "DAYBOOK_POSTGRES_URL", postgres.url(),
                "DAYBOOK_NATS_URL", "nats://127.0.0.1:" + natsPort)));
    }

    private static ManagedChannel channel(RunningServer server) {
        return Grpc.newChannelBuilder("127.0.0.1:" + server.port(), InsecureChannelCredentials.create())
                .build();
    }

    private static long create(ManagedChannel channel, CreateCalendarRequest request) {
        return CalendarCommandServiceGrpc.newBlockingStub(channel)
                .createCalendar(request)
                .getReceipt()
                .getPosition();
    }

    private static CreateCalendarRequest newCalendar() {
        return CreateCalendarRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setName("Practice " + UUID.randomUUID())
                .setTimeZone("UTC")
                .build();
    }

    private static void awaitStream(NatsServer nats, long position) throws Exception {
        try (Connection connection = Nats.connect(nats.url())) {
            var streams = connection.jetStreamManagement();
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> streams.getStreamInfo("DAYBOOK_EVENTS").getStreamState().getLastSequence() == position);
        }
    }
}
