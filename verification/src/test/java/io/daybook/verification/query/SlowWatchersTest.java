package io.daybook.verification.query;

import static io.daybook.verification.query.Samples.booked;
import static io.daybook.verification.query.Samples.retitled;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.query.QuerySettings;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentQueryServiceGrpc;
import io.daybook.v1.WatchAppointmentRequest;
import io.daybook.v1.WatchAppointmentResponse;
import io.daybook.verification.process.ServerMemory;
import io.daybook.verification.process.ServerProcess;
import io.grpc.ManagedChannel;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A thousand watchers who read nothing, or as many as {@code daybook.slow-watchers} says, and what a server holds for them. */
@Timeout(300)
class SlowWatchersTest {

    @RegisterExtension
    static final Servers SERVERS = new Servers();

    private static final int WATCHES = Integer.getInteger("daybook.slow-watchers", 1_000);
    private static final int CALENDARS = 20;

    /** More than a page and a mailbox have room for. */
    private static final int FEW_CHANGES = 12;

    private static final int MANY_CHANGES = 150;
    private static final String LONG_TEXT = "x".repeat(4_000);

    private static final long MAX_BYTES_PER_WATCH = 64 * 1024;

    /** A quarter of what one watch of each calendar, and one of each appointment, does not read. */
    private static final long MAX_BYTES_MORE = (long) CALENDARS * MANY_CHANGES * LONG_TEXT.length() / 4;

    private final List<Appointment> watched = new ArrayList<>();

    @Test
    void costNoMoreThanALittleMemoryEachAndNoneForWhatTheyMiss() throws Exception {
        QuerySettings settings = SERVERS.settings("slow-watchers");
        int port = Servers.freePort();
        ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", port)
                .usePlaintext()
                .build();
        try (ServerProcess server = ServerProcess.start("query-server", environment(settings, port));
                FakeProjector projector = new FakeProjector(settings)) {
            ServerProcess.awaitHealth(port, ServingStatus.SERVING);
            book(projector);
            try (SlowWatches slow = new SlowWatches(port, projector.position());
                    Watch<WatchAppointmentResponse> reader = reader(channel)) {
                change(projector, FEW_CHANGES);
                slow.openUpTo(WATCHES / 10, watched);
                ServerMemory few = afterChanges(MANY_CHANGES, projector, reader, server);
                slow.openUpTo(WATCHES, watched);
                ServerMemory many = afterChanges(FEW_CHANGES, projector, reader, server);
                ServerMemory later = afterChanges(MANY_CHANGES, projector, reader, server);
                System.out.printf("%,d slow watches: few %s, many %s, later %s%n", WATCHES, few, many, later);

                assertThat(slow.ends()).isEmpty();
                assertThat((many.total() - few.total()) / (WATCHES - WATCHES / 10))
                        .as("bytes for a watch")
                        .isLessThan(MAX_BYTES_PER_WATCH);
                assertThat(later.total() - many.total()).as("bytes more after many changes").isLessThan(MAX_BYTES_MORE);
            }
        } finally {
            channel.shutdownNow();
        }
    }

    private static Map<String, String> environment(QuerySettings settings, int port) {
        return Map.of(
                "DAYBOOK_PORT", Integer.toString(port),
                "DAYBOOK_NATS_URL", settings.natsUrl(),
                "DAYBOOK_MONGO_URL", settings.mongo().getConnectionString(),
                "DAYBOOK_MONGO_DATABASE", settings.database(),
                "DAYBOOK_JAVA_OPTIONS", "-Xmx1g " + ServerMemory.OPTION);
    }

    private void book(FakeProjector projector) {
        for (int calendar = 0; calendar < CALENDARS; calendar++) {
            projector.calendar("room-" + calendar);
            watched.add(projector.project(booked("room-" + calendar, 9)));
        }
    }

    /** Of the appointment that is changed last, the newest version. */
    private Watch<WatchAppointmentResponse> reader(ManagedChannel channel) {
        return Watch.start(
                channel,
                AppointmentQueryServiceGrpc.getWatchAppointmentMethod(),
                WatchAppointmentRequest.newBuilder()
                        .setAppointmentId(watched.getLast().getAppointmentId())
                        .build());
    }

    /** What the server holds when it has heard of the changes, as it has when the reader has: one thread tells all. */
    private ServerMemory afterChanges(
            int changes, FakeProjector projector, Watch<WatchAppointmentResponse> reader, ServerProcess server)
            throws IOException, InterruptedException {
        change(projector, changes);
        long last = watched.getLast().getVersion();
        while (reader.next().getAppointment().getVersion() < last) {
            // Older news.
        }
        return ServerMemory.of(server);
    }

    private void change(FakeProjector projector, int changes) {
        for (int change = 0; change < changes; change++) {
            watched.replaceAll(appointment -> projector.project(retitled(appointment, LONG_TEXT + appointment.getVersion())));
        }
    }
}
