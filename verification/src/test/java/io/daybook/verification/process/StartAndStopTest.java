package io.daybook.verification.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.local.EmbeddedMongo;
import io.daybook.local.EmbeddedPostgresServer;
import io.daybook.local.NatsServer;
import io.daybook.local.StackSettings;
import io.daybook.v1.CalendarCommandServiceGrpc;
import io.daybook.v1.CalendarQueryServiceGrpc;
import io.daybook.v1.CreateCalendarRequest;
import io.daybook.v1.ListCalendarsRequest;
import io.daybook.verification.Failures;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Status.Code;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The three binaries as processes: what they say of bad settings, what they wait for, how they stop. */
class StartAndStopTest {

    @ParameterizedTest
    @CsvSource({
        "command-server, DAYBOOK_PORT, seven, 'DAYBOOK_PORT: ''seven'' is not a whole number from 0 to 65535'",
        "command-server, DAYBOOK_POSTGRES_URL, mysql://x, 'DAYBOOK_POSTGRES_URL does not start with jdbc:postgresql:'",
        "projector, DAYBOOK_COMMAND_ADDRESS, nowhere, 'DAYBOOK_COMMAND_ADDRESS: ''nowhere'' is not an address of the form host:port'",
        "projector, DAYBOOK_MONGO_DATABASE, a.b, 'DAYBOOK_MONGO_DATABASE: ''a.b'' cannot be the name of a database'",
        "command-server, DAYBOOK_NATS_URL, nats://x:y, 'DAYBOOK_NATS_URL has an address that is not of the form nats://host:port'",
        "projector, DAYBOOK_NATS_URL, nats://x:y, 'DAYBOOK_NATS_URL has an address that is not of the form nats://host:port'",
        "query-server, DAYBOOK_PORT, 70000, 'DAYBOOK_PORT: ''70000'' is not a whole number from 0 to 65535'"
    })
    void aBadVariableIsOneLineAndANonZeroExit(String module, String name, String value, String message)
            throws Exception {
        try (ServerProcess server = ServerProcess.start(module, Map.of(name, value))) {
            assertThat(server.exitCode()).isEqualTo(2);
            assertThat(server.printed().lines()).singleElement().asString().endsWith(message);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"command-server", "projector", "query-server"})
    void aPortInUseIsOneLineAndANonZeroExit(String module) throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerProcess server =
                        ServerProcess.start(module, Map.of("DAYBOOK_PORT", Integer.toString(taken.getLocalPort())))) {
            assertThat(server.exitCode()).isEqualTo(2);
            assertThat(server.printed().lines())
                    .singleElement()
                    .asString()
                    .contains(module + " cannot listen on 127.0.0.1:" + taken.getLocalPort(), "in use");
        }
    }

    @Test
    void serversStartedBeforeWhatTheyNeedWaitAndSaySoAndServeWhenItComes(@TempDir Path directory) throws Exception {
        var ports = StackSettings.onFreePorts(directory);
        try (ServerProcess command = ServerProcess.start("command-server", environment(ports, ports.commandPort()));
                ServerProcess projector = ServerProcess.start("projector", environment(ports, ports.projectorPort()));
                ServerProcess query = ServerProcess.start("query-server", environment(ports, ports.queryPort()))) {
            command.awaitPrinted("waiting for PostgreSQL");
            projector.awaitPrinted("waiting for MongoDB");
            query.awaitPrinted("waiting for MongoDB");
            assertThat(ServerProcess.health(ports.commandPort())).isEqualTo(ServingStatus.NOT_SERVING);
            assertThat(ServerProcess.health(ports.projectorPort())).isEqualTo(ServingStatus.NOT_SERVING);
            assertThat(ServerProcess.health(ports.queryPort())).isEqualTo(ServingStatus.NOT_SERVING);
            Failures.expect(Code.UNAVAILABLE, "DEPENDENCY_UNAVAILABLE", () -> createCalendar(ports.commandPort()));

            try (EmbeddedPostgresServer _ =
                            EmbeddedPostgresServer.start(directory.resolve("postgres"), ports.postgresPort())) {
                ServerProcess.awaitHealth(ports.commandPort(), ServingStatus.SERVING);
                // NATS is still away: commands are accepted all the same.
                long position = createCalendar(ports.commandPort());

                try (NatsServer _ = NatsServer.start(directory.resolve("nats"), ports.natsPort());
                        EmbeddedMongo _ = EmbeddedMongo.start(ports.mongoPort())) {
                    ServerProcess.awaitHealth(ports.projectorPort(), ServingStatus.SERVING);
                    ServerProcess.awaitHealth(ports.queryPort(), ServingStatus.SERVING);
                    assertCalendarsAreShown(ports.queryPort(), position);

                    assertStopsByItself(query);
                    assertStopsByItself(projector);
                    assertStopsByItself(command);
                }
            }
        }
    }

    private static void assertStopsByItself(ServerProcess server) throws InterruptedException {
        server.terminate();
        assertThat(server.exitCode()).isEqualTo(143);
        assertThat(server.printed()).endsWith("stopped\n").doesNotContain("ERROR");
    }

    private static Map<String, String> environment(StackSettings ports, int port) {
        var environment = new HashMap<String, String>();
        environment.put("DAYBOOK_PORT", Integer.toString(port));
        environment.put("DAYBOOK_POSTGRES_URL", "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(ports.postgresPort()));
        environment.put("DAYBOOK_NATS_URL", "nats://127.0.0.1:" + ports.natsPort());
        environment.put("DAYBOOK_MONGO_URL", "mongodb://127.0.0.1:" + ports.mongoPort());
        environment.put("DAYBOOK_COMMAND_ADDRESS", "127.0.0.1:" + ports.commandPort());
        return environment;
    }

    private static long createCalendar(int port) {
        ManagedChannel channel = channel(port);
        try {
            return CalendarCommandServiceGrpc.newBlockingStub(channel)
                    .createCalendar(CreateCalendarRequest.newBuilder()
                            .setName("Practice")
                            .setTimeZone("UTC")
                            .build())
                    .getReceipt()
                    .getPosition();
        } finally {
            channel.shutdownNow();
        }
    }

    private static void assertCalendarsAreShown(int port, long position) {
        ManagedChannel channel = channel(port);
        try {
            org.awaitility.Awaitility.await()
                    .atMost(ServerProcess.PATIENCE)
                    .ignoreExceptionsInstanceOf(io.grpc.StatusRuntimeException.class)
                    .until(() -> CalendarQueryServiceGrpc.newBlockingStub(channel)
                                    .listCalendars(ListCalendarsRequest.newBuilder()
                                            .setMinPosition(position)
                                            .build())
                                    .getCalendarsCount()
                            == 1);
        } finally {
            channel.shutdownNow();
        }
    }

    private static ManagedChannel channel(int port) {
        return Grpc.newChannelBuilder("127.0.0.1:" + port, InsecureChannelCredentials.create())
                .build();
    }
}
