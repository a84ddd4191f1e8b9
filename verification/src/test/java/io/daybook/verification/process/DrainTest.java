package io.daybook.verification.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.common.util.concurrent.ListenableFuture;
import io.daybook.local.EmbeddedPostgresServer;
import io.daybook.local.StackSettings;
import io.daybook.v1.AppointmentCommandServiceGrpc;
import io.daybook.v1.BookAppointmentResponse;
import io.daybook.v1.CalendarCommandServiceGrpc;
import io.daybook.v1.CreateCalendarRequest;
import io.daybook.v1.EventLogServiceGrpc;
import io.daybook.v1.ReadEventsRequest;
import io.daybook.verification.Daybook;
import io.daybook.verification.Failures;
import io.daybook.verification.LogLock;
import io.grpc.Context;
import io.grpc.Context.CancellableContext;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.stub.StreamObserver;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A command server is told to stop while it has commands that wait. */
@Timeout(120)
class DrainTest {

    private static final int COMMANDS = 50;
    private static final int EXIT_OF_SIGTERM = 143;

    private EmbeddedPostgresServer postgres;
    private ServerProcess server;
    private ManagedChannel channel;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        StackSettings ports = StackSettings.onFreePorts(directory);
        postgres = EmbeddedPostgresServer.start(directory.resolve("postgres"), ports.postgresPort());
        server = start(ports, postgres);
        ServerProcess.awaitHealth(ports.commandPort(), ServingStatus.SERVING);
        channel = channel(ports.commandPort());
        createCalendar(channel);
    }

    @AfterEach
    void stop() throws Exception {
        if (channel != null) {
            channel.shutdownNow();
        }
        if (server != null) {
            server.close();
        }
        postgres.close();
    }

    @Test
    void itSaysSoAnswersWhatItHasTakenAndEnds() throws Exception {
        try (CancellableContext watching = Context.current().withCancellation();
                LogLock lock = LogLock.take(postgres.url())) {
            Collection<ServingStatus> health = watchHealth(watching, channel);
            List<ListenableFuture<BookAppointmentResponse>> booked = bookMany(channel);
            awaitEarlierCallsHaveArrived(channel);

            server.terminate();
            await().atMost(ServerProcess.PATIENCE).until(() -> health.contains(ServingStatus.NOT_SERVING));
            lock.close();

            for (ListenableFuture<BookAppointmentResponse> each : booked) {
                assertThat(each.get(ServerProcess.PATIENCE.toSeconds(), TimeUnit.SECONDS)
                                .getReceipt()
                                .getVersion())
                        .isEqualTo(1);
            }
        }
        assertThat(server.exitCode()).isEqualTo(EXIT_OF_SIGTERM);
        assertThat(server.printed()).endsWith("stopped\n").doesNotContain("ERROR", "not all could be closed");
    }

    @Test
    void itDoesNotSayOfWhatItMayYetStoreThatItIsNot() throws Exception {
        try (LogLock lock = LogLock.take(postgres.url())) {
            List<ListenableFuture<BookAppointmentResponse>> booked = bookMany(channel);
            lock.awaitWaiting();

            server.terminate();

            for (ListenableFuture<BookAppointmentResponse> each : booked) {
                assertThatThrownBy(() -> each.get(ServerProcess.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                        .satisfies(failure -> assertThat(
                                        Failures.errorInfo(failure.getCause()).getReason())
                                .isEqualTo("OUTCOME_UNKNOWN"));
            }
        }
        assertThat(server.exitCode()).isEqualTo(EXIT_OF_SIGTERM);
    }

    private static ServerProcess start(StackSettings ports, EmbeddedPostgresServer postgres) throws Exception {
        return ServerProcess.start(
                "command-server",
                Map.of(
                        "DAYBOOK_PORT", Integer.toString(ports.commandPort()),
                        "DAYBOOK_POSTGRES_URL", postgres.url(),
                        "DAYBOOK_NATS_URL", "nats://127.0.0.1:" + ports.natsPort()));
    }

    /** What the server says of itself from now on, until the context ends. */
    private static Collection<ServingStatus> watchHealth(Context context, ManagedChannel channel) {
        var told = new ConcurrentLinkedQueue<ServingStatus>();
        context.run(() -> HealthGrpc.newStub(channel).watch(HealthCheckRequest.getDefaultInstance(), new StreamObserver<>() {
            @Override
            public void onNext(HealthCheckResponse response) {
                told.add(response.getStatus());
            }

            @Override
            public void onError(Throwable failure) {}

            @Override
            public void onCompleted() {}
        }));
        return told;
    }

    private static List<ListenableFuture<BookAppointmentResponse>> bookMany(ManagedChannel channel) {
        return IntStream.range(0, COMMANDS)
                .mapToObj(hour -> AppointmentCommandServiceGrpc.newFutureStub(channel)
                        .bookAppointment(Daybook.booking("practice", hour).build()))
                .toList();
    }

    /** They came over the same connection. */
    private static void awaitEarlierCallsHaveArrived(ManagedChannel channel) {
        EventLogServiceGrpc.newBlockingStub(channel)
                .readEvents(ReadEventsRequest.newBuilder().setFromPosition(Long.MAX_VALUE).build())
                .next();
    }

    private static void createCalendar(ManagedChannel channel) {
        CalendarCommandServiceGrpc.newBlockingStub(channel)
                .createCalendar(CreateCalendarRequest.newBuilder()
                        .setCalendarId("practice")
                        .setName("Practice")
                        .setTimeZone("UTC")
                        .build());
    }

    private static ManagedChannel channel(int port) {
        return Grpc.newChannelBuilder("127.0.0.1:" + port, InsecureChannelCredentials.create())
                .build();
    }
}
