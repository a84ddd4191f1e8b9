package io.daybook.verification.query;

import static io.daybook.verification.query.Samples.booked;
import static io.daybook.verification.query.Samples.retitled;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentQueryServiceGrpc;
import io.daybook.v1.WatchCalendarRequest;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.NettyChannelBuilder;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Thousands of watchers who read nothing, while what they watch changes on. Not among the tests of every build: their client is
 * in the same process, and what both take of the memory outside the heap is missing to the tests that follow.
 */
@Tag("long")
@Timeout(180)
class SlowWatchersTest {

    @RegisterExtension
    static final Servers SERVERS = new Servers();

    private static final int FEW = 1_000;
    private static final int MANY = 10_000;
    private static final int CALENDARS = 20;
    private static final int CHANGES = 1_000;

    /** Of the server and of its client, who is in the same process. */
    private static final long MAX_BYTES_PER_WATCH = 64 * 1024;

    /** Small, so that what is not read stays with the server. */
    private static final int FLOW_CONTROL_WINDOW = 65_535;

    private static final String LONG_TEXT = "x".repeat(1_000);

    /** It tells of each stream that ends with something unsent. */
    private static final Logger UNSENT = Logger.getLogger("io.grpc.netty.NettyServerHandler");

    private final List<ClientCall<?, ?>> watches = new ArrayList<>();

    @Test
    void costNoMoreThanALittleMemoryEachAndNoneForWhatTheyMiss() throws Exception {
        UNSENT.setLevel(Level.SEVERE);
        try (QueryStage stage = QueryStage.open(SERVERS.settings("slow-watchers"), QueryStage.NOTICES_ONLY)) {
            FakeProjector projector = stage.projector();
            List<Appointment> booked = new ArrayList<>();
            for (int calendar = 0; calendar < CALENDARS; calendar++) {
                projector.calendar("room-" + calendar);
                booked.add(projector.project(booked("room-" + calendar, 9)));
            }
            ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", stage.server().port())
                    .usePlaintext()
                    .flowControlWindow(FLOW_CONTROL_WINDOW)
                    .build();
            try {
                watchUpTo(FEW, channel);
                change(projector, booked, stage);
                long few = usedBytes();
                watchUpTo(MANY, channel);
                // Twice: some that had no room to read what they missed do so with the next news.
                change(projector, booked, stage);
                change(projector, booked, stage);
                long many = usedBytes();
                change(projector, booked, stage);
                long later = usedBytes();

                assertThat((many - few) / (MANY - FEW)).as("bytes for a watch").isLessThan(MAX_BYTES_PER_WATCH);
                assertThat(later - many).as("bytes more after more changes").isLessThan(many / 4);
                assertThat(watches).hasSize(MANY);
            } finally {
                channel.shutdownNow();
            }
        } finally {
            UNSENT.setLevel(null);
        }
    }

    private void watchUpTo(int count, ManagedChannel channel) {
        while (watches.size() < count) {
            watches.add(watch(channel, watches.size() % CALENDARS));
        }
    }

    /** Asks and then takes nothing. */
    private static ClientCall<?, ?> watch(ManagedChannel channel, int calendar) {
        var call = channel.newCall(AppointmentQueryServiceGrpc.getWatchCalendarMethod(), CallOptions.DEFAULT);
        call.start(new ClientCall.Listener<>() {}, new Metadata());
        call.sendMessage(WatchCalendarRequest.newBuilder()
                .setCalendarId("room-" + calendar)
                .setWindowStartTime(Samples.timestamp(Samples.hour(0)))
                .setWindowEndTime(Samples.timestamp(Samples.hour(24)))
                .build());
        call.halfClose();
        return call;
    }

    private static void change(FakeProjector projector, List<Appointment> booked, QueryStage stage) {
        for (int change = 0; change < CHANGES; change++) {
            int calendar = change % CALENDARS;
            booked.set(calendar, projector.project(retitled(booked.get(calendar), LONG_TEXT + change)));
        }
        stage.awaitEarlierCalls();
    }

    private static long usedBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed()
                + ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                        .mapToLong(BufferPoolMXBean::getMemoryUsed)
                        .sum();
    }
}
