package io.daybook.verification.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.rpc.RetryInfo;
import io.daybook.local.EmbeddedPostgresServer;
import io.daybook.local.StackSettings;
import io.daybook.v1.AppointmentCommandServiceGrpc;
import io.daybook.v1.AppointmentCommandServiceGrpc.AppointmentCommandServiceBlockingStub;
import io.daybook.v1.BookAppointmentRequest;
import io.daybook.v1.CalendarCommandServiceGrpc;
import io.daybook.v1.CreateCalendarRequest;
import io.daybook.v1.Event;
import io.daybook.v1.EventLogServiceGrpc;
import io.daybook.v1.ReadEventsRequest;
import io.daybook.verification.Daybook;
import io.daybook.verification.Failures;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** G1 and G7: PostgreSQL dies at any moment; nothing acknowledged is lost, and retries apply once. */
class DurabilityTest {

    private static final int CLIENTS = 16;

    @Test
    void whatWasAcknowledgedSurvivesAKilledDatabaseAndRetriesApplyOnce(@TempDir Path directory) throws Exception {
        var ports = StackSettings.onFreePorts(directory);
        Path data = directory.resolve("postgres");
        EmbeddedPostgresServer postgres = EmbeddedPostgresServer.start(data, ports.postgresPort());
        try (ServerProcess server = ServerProcess.start(
                "command-server",
                Map.of(
                        "DAYBOOK_PORT", Integer.toString(ports.commandPort()),
                        "DAYBOOK_POSTGRES_URL", postgres.url(),
                        "DAYBOOK_NATS_URL", "nats://127.0.0.1:" + ports.natsPort()))) {
            ServerProcess.awaitHealth(ports.commandPort(), ServingStatus.SERVING);
            assertThat(setting(postgres, "fsync")).isEqualTo("on");
            assertThat(setting(postgres, "synchronous_commit")).isEqualTo("on");
            ManagedChannel channel = Grpc.newChannelBuilder(
                            "127.0.0.1:" + ports.commandPort(), InsecureChannelCredentials.create())
                    .build();
            createCalendar(channel);

            var acknowledged = new ConcurrentLinkedQueue<String>();
            var failures = new AtomicInteger();
            var stop = new AtomicBoolean();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> clients = new ArrayList<>();
                for (int client = 0; client < CLIENTS; client++) {
                    int number = client;
                    clients.add(threads.submit(() -> bookUntil(stop, number, channel, acknowledged, failures)));
                }
                await().atMost(ServerProcess.PATIENCE).until(() -> acknowledged.size() > 200);
                kill(data);
                postgres.close();
                await().atMost(ServerProcess.PATIENCE).until(() -> failures.get() > 0);
                postgres = EmbeddedPostgresServer.start(data, ports.postgresPort());
                int before = acknowledged.size();
                await().atMost(ServerProcess.PATIENCE).until(() -> acknowledged.size() > before + 200);
                stop.set(true);
                for (Future<?> client : clients) {
                    client.get();
                }
            }

            assertLogHolds(acknowledged, channel);
            channel.shutdownNow();
        } finally {
            postgres.close();
        }
    }

    /** Books one slot after the other; a request whose outcome is unknown is sent again, with its id. */
    private static void bookUntil(
            AtomicBoolean stop,
            int client,
            ManagedChannel channel,
            Collection<String> acknowledged,
            AtomicInteger failures) {
        for (int booking = 0; !stop.get(); booking++) {
            BookAppointmentRequest request =
                    Daybook.booking("practice", booking * CLIENTS + client).build();
            String id = null;
            while (id == null) {
                id = tryToBook(channel, request, failures);
            }
            acknowledged.add(id);
        }
    }

    private static String tryToBook(ManagedChannel channel, BookAppointmentRequest request, AtomicInteger failures) {
        AppointmentCommandServiceBlockingStub commands =
                AppointmentCommandServiceGrpc.newBlockingStub(channel).withDeadlineAfter(10, TimeUnit.SECONDS);
        try {
            return commands.bookAppointment(request).getReceipt().getId();
        } catch (StatusRuntimeException e) {
            assertThat(e.getStatus().getCode()).isIn(Code.UNAVAILABLE, Code.DEADLINE_EXCEEDED);
            assertThat(e.getStatus().getCode() == Code.DEADLINE_EXCEEDED || Failures.detail(e, RetryInfo.class).isPresent())
                    .as("%s with advice when to retry", e)
                    .isTrue();
            failures.incrementAndGet();
            return null;
        }
    }

    private static void assertLogHolds(Collection<String> acknowledged, ManagedChannel channel) {
        var log = new ArrayList<Event>();
        EventLogServiceGrpc.newBlockingStub(channel)
                .readEvents(ReadEventsRequest.newBuilder().setFromPosition(1).build())
                .forEachRemaining(page -> log.addAll(page.getEventsList()));
        assertThat(log)
                .extracting(Event::getPosition)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, log.size()).boxed().toList());
        Set<String> booked = log.stream()
                .filter(Event::hasAppointmentBooked)
                .map(Event::getEntityId)
                .collect(Collectors.toSet());
        // Every client ended with an answer, so the log holds what was acknowledged and nothing else.
        assertThat(booked).containsExactlyInAnyOrderElementsOf(acknowledged);
        assertThat(log).extracting(Event::getRequestId).doesNotHaveDuplicates();
    }

    /** SIGKILL for PostgreSQL and all its processes. */
    private static void kill(Path data) throws Exception {
        String pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip();
        ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        List<ProcessHandle> children = postmaster.descendants().toList();
        postmaster.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        postmaster.onExit().get(10, TimeUnit.SECONDS);
        for (ProcessHandle child : children) {
            child.onExit().get(10, TimeUnit.SECONDS);
        }
    }

    private static void createCalendar(ManagedChannel channel) {
        CalendarCommandServiceGrpc.newBlockingStub(channel)
                .createCalendar(CreateCalendarRequest.newBuilder()
                        .setCalendarId("practice")
                        .setName("Practice")
                        .setTimeZone("UTC")
                        .build());
    }

    private static String setting(EmbeddedPostgresServer postgres, String name) throws Exception {
        try (Connection connection = DriverManager.getConnection(postgres.url(), "postgres", "");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show " + name)) {
            row.next();
            return row.getString(1);
        }
    }
}
