package io.daybook.verification.query;

import static io.daybook.verification.query.Samples.booked;
import static io.daybook.verification.query.Samples.retitled;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.query.QuerySettings;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentQueryServiceGrpc;
import io.daybook.v1.WatchAppointmentRequest;
import io.daybook.v1.WatchCalendarRequest;
import io.daybook.verification.process.ServerMemory;
import io.daybook.verification.process.ServerProcess;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.NettyChannelBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(400)
class SlowWatchersTest {

    @RegisterExtension
    static final Servers SERVERS = new Servers();

    private static final int WATCHES = Integer.getInteger("slow.watches", 1_000);
    private static final int CALENDARS = Integer.getInteger("slow.calendars", 20);
    private static final String KIND = System.getProperty("slow.kind", "both");
    private static final int CHANGES = Integer.getInteger("slow.changes", 500);
    private static final int WATCHES_PER_CONNECTION = Integer.getInteger("slow.perconn", 100);
    private static final int FLOW_CONTROL_WINDOW = 65_535;
    private static final String LONG_TEXT = "x".repeat(1_000);

    private final List<ClientCall<?, ?>> watches = new ArrayList<>();
    private final List<ManagedChannel> channels = new ArrayList<>();
    private final Queue<Status> ends = new ConcurrentLinkedQueue<>();
    private final Semaphore opening = new Semaphore(20);
    private int port;

    @Test
    void costNoMoreThanALittleMemoryEachAndNoneForWhatTheyMiss() throws Exception {
        QuerySettings settings = SERVERS.settings("slow-watchers");
        port = Servers.freePort();
        try (ServerProcess server = ServerProcess.start(
                        "query-server",
                        Map.of(
                                "DAYBOOK_PORT", Integer.toString(port),
                                "DAYBOOK_NATS_URL", settings.natsUrl(),
                                "DAYBOOK_MONGO_URL", settings.mongo().getConnectionString(),
                                "DAYBOOK_MONGO_DATABASE", settings.database(),
                                "DAYBOOK_JAVA_OPTIONS", ServerMemory.OPTION + " -Xmx" + System.getProperty("slow.xmx", "1g")));
                FakeProjector projector = new FakeProjector(settings)) {
            long t = System.nanoTime();
            ServerProcess.awaitHealth(port, ServingStatus.SERVING);
            t = say("started", t);
            List<Appointment> booked = new ArrayList<>();
            projector.calendar("control");
            Appointment control = projector.project(booked("control", 9));
            for (int calendar = 0; calendar < CALENDARS; calendar++) {
                projector.calendar("room-" + calendar);
                booked.add(projector.project(booked("room-" + calendar, 9)));
            }
            change(projector, booked, 12);
            t = say("prepared", t);
            try {
                ManagedChannel ch = channel();
                var controlWatch = Watch.start(ch, AppointmentQueryServiceGrpc.getWatchAppointmentMethod(),
                        WatchAppointmentRequest.newBuilder().setAppointmentId(control.getAppointmentId()).build());
                controlWatch.next();
                watchUpTo(WATCHES / 10, booked);
                change(projector, booked, 20);
                t = say("few", t);
                print("few", server);
                t = System.nanoTime();
                watchUpTo(WATCHES, booked);
                t = say("opened", t);
                print("opened", server);
                t = System.nanoTime();
                for (int round = 0; round < 3; round++) {
                    change(projector, booked, round == 0 ? 20 : CHANGES);
                    t = say("changed", t);
                    control = projector.project(retitled(control, "again"));
                    while (controlWatch.next().getAppointment().getVersion() < control.getVersion()) {}
                    t = say("heard", t);
                    print("changed " + round, server);
                    t = System.nanoTime();
                }
                System.out.println(ends.size() + " " + ends.peek());
                assertThat(ends).isEmpty();
            } finally {
                channels.forEach(ManagedChannel::shutdownNow);
            }
        }
    }

    private static long say(String what, long since) {
        long now = System.nanoTime();
        System.out.println(what + " " + (now - since) / 1_000_000 + " ms");
        return now;
    }

    private ServerMemory last = new ServerMemory(0, 0);
    private int lastWatches;

    private void print(String when, ServerProcess server) throws Exception {
        long t = System.nanoTime();
        ServerMemory now = ServerMemory.of(server);
        System.out.printf("== %s: %d watches heap %,d direct %,d; more: %,d %,d a watch %,d%n", when, watches.size(), now.heap(), now.direct(),
                now.heap() - last.heap(), now.direct() - last.direct(), (now.total() - last.total()) / Math.max(1, watches.size() - lastWatches));
        last = now;
        lastWatches = watches.size();
        say("measured", t);
    }

    private ManagedChannel channel() {
        ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", port)
                .usePlaintext()
                .flowControlWindow(FLOW_CONTROL_WINDOW)
                .build();
        channels.add(channel);
        return channel;
    }

    private void watchUpTo(int count, List<Appointment> booked) throws Exception {
        while (watches.size() < count) {
            if (watches.size() % WATCHES_PER_CONNECTION == 0) {
                channel();
            }
            int n = watches.size();
            Appointment appointment = booked.get(n % CALENDARS);
            boolean calendar = KIND.equals("both") ? n / CALENDARS % 2 == 0 : KIND.equals("calendar");
            opening.acquire();
            if (calendar) {
                watch(AppointmentQueryServiceGrpc.getWatchCalendarMethod(), WatchCalendarRequest.newBuilder()
                        .setCalendarId(appointment.getCalendarId())
                        .setWindowStartTime(Samples.timestamp(Samples.hour(0)))
                        .setWindowEndTime(Samples.timestamp(Samples.hour(24)))
                        .setAfterPosition(1)
                        .build());
            } else {
                watch(AppointmentQueryServiceGrpc.getWatchAppointmentMethod(), WatchAppointmentRequest.newBuilder()
                        .setAppointmentId(appointment.getAppointmentId())
                        .setFromVersion(1)
                        .setEveryVersion(true)
                        .build());
            }
        }
        opening.acquire(20);
        opening.release(20);
    }

    /** Asks and then takes nothing. */
    private <Q, A> void watch(MethodDescriptor<Q, A> method, Q request) {
        ClientCall<Q, A> call = channels.getLast().newCall(method, CallOptions.DEFAULT);
        call.start(new ClientCall.Listener<>() {
            @Override
            public void onHeaders(Metadata headers) {
                opening.release();
            }

            @Override
            public void onClose(Status status, Metadata trailers) {
                ends.add(status);
                opening.release();
            }
        }, new Metadata());
        call.sendMessage(request);
        call.halfClose();
        watches.add(call);
    }

    private static void change(FakeProjector projector, List<Appointment> booked, int changes) {
        for (int change = 0; change < changes * CALENDARS; change++) {
            int calendar = change % CALENDARS;
            booked.set(calendar, projector.project(retitled(booked.get(calendar), LONG_TEXT + change)));
        }
    }
}
