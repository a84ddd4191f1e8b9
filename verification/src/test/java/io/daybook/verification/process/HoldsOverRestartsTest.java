package io.daybook.verification.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Duration;
import io.daybook.local.EmbeddedPostgresServer;
import io.daybook.local.StackSettings;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentCommandServiceGrpc;
import io.daybook.v1.AppointmentCommandServiceGrpc.AppointmentCommandServiceBlockingStub;
import io.daybook.v1.CalendarCommandServiceGrpc;
import io.daybook.v1.CreateCalendarRequest;
import io.daybook.v1.Event;
import io.daybook.v1.Event.PayloadCase;
import io.daybook.v1.EventLogServiceGrpc;
import io.daybook.v1.HoldSlotRequest;
import io.daybook.v1.ReadEventsRequest;
import io.daybook.verification.Daybook;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command server is killed while it has holds to let run out: none is forgotten, and none expires twice. */
class HoldsOverRestartsTest {

    @Test
    void holdsExpireOnceThoughTheServerWasKilledBeforeAndIsNotAlone(@TempDir Path directory) throws Exception {
        var ports = StackSettings.onFreePorts(directory);
        try (EmbeddedPostgresServer postgres =
                EmbeddedPostgresServer.start(directory.resolve("postgres"), ports.postgresPort())) {
            List<Appointment> held = new ArrayList<>();
            try (ServerProcess _ = start(ports.commandPort(), postgres, ports)) {
                ManagedChannel channel = channel(ports.commandPort());
                createCalendar(channel);
                for (int hour = 0; hour < 20; hour++) {
                    held.add(hold(channel, hour));
                }
                channel.shutdownNow();
            }
            Instant due = Instant.ofEpochSecond(held.getLast().getHoldExpireTime().getSeconds() + 1);
            await().atMost(ServerProcess.PATIENCE).until(() -> Instant.now().isAfter(due));

            try (ServerProcess _ = start(ports.commandPort(), postgres, ports);
                    ServerProcess _ = start(ports.queryPort(), postgres, ports)) {
                ManagedChannel channel = channel(ports.commandPort());
                await().atMost(ServerProcess.PATIENCE)
                        .until(() -> events(channel, PayloadCase.HOLD_EXPIRED).size() >= held.size());

                assertThat(events(channel, PayloadCase.HOLD_EXPIRED))
                        .extracting(Event::getEntityId)
                        .containsExactlyInAnyOrderElementsOf(held.stream()
                                .map(Appointment::getAppointmentId)
                                .toList());
                // Their slots are free again, and what is held now goes through both servers' hands once.
                hold(channel, 0);
                await().atMost(ServerProcess.PATIENCE)
                        .until(() -> events(channel, PayloadCase.HOLD_EXPIRED).size() > held.size());
                assertThat(events(channel, PayloadCase.HOLD_EXPIRED)).hasSize(held.size() + 1);
                channel.shutdownNow();
            }
        }
    }

    private static ServerProcess start(int port, EmbeddedPostgresServer postgres, StackSettings ports) throws Exception {
        ServerProcess server = ServerProcess.start(
                "command-server",
                Map.of(
                        "DAYBOOK_PORT", Integer.toString(port),
                        "DAYBOOK_POSTGRES_URL", postgres.url(),
                        "DAYBOOK_NATS_URL", "nats://127.0.0.1:" + ports.natsPort()));
        ServerProcess.awaitHealth(port, ServingStatus.SERVING);
        return server;
    }

    private static ManagedChannel channel(int port) {
        return Grpc.newChannelBuilder("127.0.0.1:" + port, InsecureChannelCredentials.create())
                .build();
    }

    private static void createCalendar(ManagedChannel channel) {
        CalendarCommandServiceGrpc.newBlockingStub(channel)
                .createCalendar(CreateCalendarRequest.newBuilder()
                        .setCalendarId("practice")
                        .setName("Practice")
                        .setTimeZone("UTC")
                        .build());
    }

    private static Appointment hold(ManagedChannel channel, int hour) {
        AppointmentCommandServiceBlockingStub commands = AppointmentCommandServiceGrpc.newBlockingStub(channel);
        return commands.holdSlot(HoldSlotRequest.newBuilder()
                        .setCalendarId("practice")
                        .setStartTime(Daybook.timestamp(Daybook.FUTURE.plusSeconds(3_600L * hour)))
                        .setDuration(Duration.newBuilder().setSeconds(1_800))
                        .setHoldDuration(Duration.newBuilder().setSeconds(3))
                        .build())
                .getAppointment();
    }

    private static List<Event> events(ManagedChannel channel, PayloadCase kind) {
        var events = new ArrayList<Event>();
        EventLogServiceGrpc.newBlockingStub(channel)
                .readEvents(ReadEventsRequest.newBuilder().setFromPosition(1).build())
                .forEachRemaining(page -> events.addAll(page.getEventsList()));
        return events.stream().filter(event -> event.getPayloadCase() == kind).toList();
    }
}
