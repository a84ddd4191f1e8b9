package io.daybook.verification.query;

import static io.daybook.verification.query.Samples.booked;
import static io.daybook.verification.query.Samples.retitled;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.query.QuerySettings;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentQueryServiceGrpc;
import io.daybook.v1.WatchAppointmentRequest;
import io.daybook.v1.WatchAppointmentResponse;
import io.daybook.verification.process.ServerProcess;
import io.grpc.ManagedChannel;
import io.grpc.Status.Code;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.NettyChannelBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A query server is told to stop while many watch, of whom some never read. */
@Timeout(120)
class StopWithWatchersTest {

    @RegisterExtension
    static final Servers SERVERS = new Servers();

    private static final int READERS = 100;
    private static final int OTHERS = 200;
    private static final int CHANGES = 20;
    private static final String LONG_TEXT = "x".repeat(4_000);

    /** Supervisors kill after ten; what is over that is for a machine that is busy. */
    private static final long STOP_SECONDS = 15;

    private final List<Watch<WatchAppointmentResponse>> readers = new ArrayList<>();

    @Test
    void whoReadsIsToldWhereToGoOnAndWhoDoesNotHoldsUpNothing() throws Exception {
        QuerySettings settings = SERVERS.settings("stop-with-watchers");
        int port = Servers.freePort();
        ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
        try (ServerProcess server = ServerProcess.start("query-server", environment(settings, port));
                FakeProjector projector = new FakeProjector(settings)) {
            ServerProcess.awaitHealth(port, ServingStatus.SERVING);
            projector.calendar("room-1");
            Appointment first = projector.project(booked("room-1", 9));
            try (SlowWatches slow = new SlowWatches(port, projector.position())) {
                Appointment changed = change(projector, first);
                slow.openUpTo(OTHERS, List.of(first));
                watch(channel, changed);
                Appointment last = change(projector, changed);
                for (var reader : readers) {
                    while (reader.next().getAppointment().getVersion() < last.getVersion()) {
                        // Older news.
                    }
                }

                server.terminate();

                for (var reader : readers) {
                    Failure end = Failure.of(reader.end());
                    assertThat(end.code()).isEqualTo(Code.UNAVAILABLE);
                    assertThat(end.retryable()).isTrue();
                    assertThat(end.metadata()).containsEntry("resume_version", Long.toString(last.getVersion() + 1));
                }
                assertThat(server.endsWithin(STOP_SECONDS)).as(server.printed()).isTrue();
                assertThat(server.printed()).endsWith("stopped\n").doesNotContain("ERROR", "not all could be closed");
            }
        } finally {
            channel.shutdownNow();
        }
    }

    private void watch(ManagedChannel channel, Appointment appointment) throws InterruptedException {
        var request = WatchAppointmentRequest.newBuilder()
                .setAppointmentId(appointment.getAppointmentId())
                .build();
        for (int number = 0; number < READERS; number++) {
            readers.add(Watch.start(channel, AppointmentQueryServiceGrpc.getWatchAppointmentMethod(), request));
            readers.getLast().next();
        }
    }

    private static Appointment change(FakeProjector projector, Appointment appointment) {
        Appointment changed = appointment;
        for (int change = 0; change < CHANGES; change++) {
            changed = projector.project(retitled(changed, LONG_TEXT + change));
        }
        return changed;
    }

    private static Map<String, String> environment(QuerySettings settings, int port) {
        return Map.of(
                "DAYBOOK_PORT", Integer.toString(port),
                "DAYBOOK_NATS_URL", settings.natsUrl(),
                "DAYBOOK_MONGO_URL", settings.mongo().getConnectionString(),
                "DAYBOOK_MONGO_DATABASE", settings.database());
    }
}
