package io.daybook.client;

import static io.daybook.client.FakeServer.appointment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.daybook.v1.AppointmentQueryServiceGrpc;
import io.daybook.v1.WatchAppointmentRequest;
import io.daybook.v1.WatchAppointmentResponse;
import io.grpc.CallOptions;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchAppointmentTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private FakeServer server;
    private DaybookClient client;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer();
        client = DaybookClient.connect(ClientSettings.of(server.address(), server.address(), "ann"));
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void itGoesOnBehindTheVersionItToldLastAndEndsWithItsTarget() throws InterruptedException {
        server.watchScript.add(versions(Status.UNAVAILABLE, 1, 2));
        server.watchScript.add(versions(Status.CANCELLED));
        server.watchScript.add(versions(Status.UNKNOWN));
        server.watchScript.add(versions(Status.RESOURCE_EXHAUSTED, 2, 3));
        server.watchScript.add(versions(Status.OK, 4, 5));

        try (var watch = client.watch(until(4))) {
            assertThat(rest(watch)).containsExactly(1L, 2L, 3L, 4L);
        }

        assertThat(server.watches).extracting(WatchAppointmentRequest::getFromVersion).containsExactly(0L, 3L, 3L, 3L, 4L);
        assertThat(server.watches).extracting(WatchAppointmentRequest::getUntilVersion).containsOnly(4L);
    }

    @Test
    void itGoesOnAtAnotherServer() throws Exception {
        try (var other = new FakeServer();
                var both = DaybookClient.connect(ClientSettings.of(
                        server.address(), server.address() + "," + other.address(), "ann"))) {
            server.watchScript.add(versions(null, 1));
            other.watchScript.add(versions(null, 1));
            try (var watch = both.watch(until(2))) {
                assertThat(watch.next(PATIENCE)).isPresent();
                FakeServer first = server.watches.isEmpty() ? other : server;
                FakeServer second = first == server ? other : server;
                second.watchScript.clear();
                second.watchScript.add(versions(null, 2));
                first.close();

                assertThat(rest(watch)).containsExactly(2L);
                assertThat(second.watches.getFirst().getFromVersion()).isEqualTo(2);
            }
        }
    }

    @Test
    void aRefusalEndsIt() throws InterruptedException {
        server.watchScript.add(versions(Status.FAILED_PRECONDITION, 1));

        try (var watch = client.watch(until(4))) {
            assertThat(watch.next(PATIENCE)).isPresent();
            assertThatExceptionOfType(StatusRuntimeException.class).isThrownBy(() -> watch.next(PATIENCE));
            assertThat(watch.isEnded()).isTrue();
        }
    }

    @Test
    void aConnectionThatSaysNothingIsLost() throws InterruptedException {
        server.watchScript.add(versions(null, 1));
        server.watchScript.add(versions(null, 2));
        var interruptions = new ArrayList<StatusRuntimeException>();
        ManagedChannel channel = Grpc.newChannelBuilder(server.address(), InsecureChannelCredentials.create()).build();
        var method = AppointmentQueryServiceGrpc.getWatchAppointmentMethod();
        var progress = new AppointmentProgress(
                until(2), each -> ClientCalls.blockingV2ServerStreamingCall(channel, method, CallOptions.DEFAULT, each));

        try (var watch = new ResumingWatch<>(progress, Duration.ofMillis(100), () -> {}, interruptions::add)) {
            assertThat(rest(watch)).containsExactly(1L, 2L);
        } finally {
            channel.shutdownNow();
        }

        assertThat(interruptions).hasSize(1);
    }

    @Test
    void anyThreadMayCloseIt() throws InterruptedException {
        server.watchScript.add(versions(null, 1));
        var watch = client.watch(until(2));
        assertThat(watch.next(PATIENCE)).isPresent();

        Thread reader = Thread.startVirtualThread(() -> {
            try {
                watch.next(Duration.ofDays(1));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        await().until(() -> reader.getState() != Thread.State.RUNNABLE);
        watch.close();

        assertThat(reader.join(PATIENCE)).isTrue();
        assertThat(watch.isEnded()).isTrue();
    }

    @Test
    void whoIsSlowIsSentNoMoreThanAConnectionHolds() throws InterruptedException {
        var sent = new AtomicInteger();
        server.watchScript.add(caller -> sendAsFastAsPossible((ServerCallStreamObserver<WatchAppointmentResponse>) caller, sent));

        try (var watch = client.watch(until(100_000))) {
            assertThat(watch.next(PATIENCE)).isPresent();
            await().during(Duration.ofMillis(300)).until(sent::get, before -> before == sent.get());

            assertThat(sent).hasValueLessThan(1_000);
            int before = sent.get();
            for (int taken = 0; taken < before; taken++) {
                assertThat(watch.next(PATIENCE)).isPresent();
            }
        }
    }

    private static void sendAsFastAsPossible(ServerCallStreamObserver<WatchAppointmentResponse> caller, AtomicInteger sent) {
        caller.setOnReadyHandler(() -> {
            while (caller.isReady() && !caller.isCancelled() && sent.get() < 50_000) {
                var large = appointment(FakeServer.ID, sent.incrementAndGet(), 1).toBuilder().setTitle("x".repeat(4_000));
                caller.onNext(WatchAppointmentResponse.newBuilder().setAppointment(large).build());
            }
        });
    }

    /** What a stream tells before it ends so, or stays open if that is null. */
    private static Consumer<StreamObserver<WatchAppointmentResponse>> versions(Status end, long... versions) {
        return caller -> {
            for (long version : versions) {
                caller.onNext(WatchAppointmentResponse.newBuilder()
                        .setAppointment(appointment(FakeServer.ID, version, 10 + version))
                        .build());
            }
            if (end != null) {
                caller.onError(end.asRuntimeException());
            }
        };
    }

    private static WatchAppointmentRequest until(long version) {
        return WatchAppointmentRequest.newBuilder()
                .setAppointmentId(FakeServer.ID)
                .setUntilVersion(version)
                .build();
    }

    private static List<Long> rest(Watch<WatchAppointmentResponse> watch) throws InterruptedException {
        var versions = new ArrayList<Long>();
        while (!watch.isEnded()) {
            watch.next(PATIENCE).ifPresent(news -> versions.add(news.getAppointment().getVersion()));
        }
        return versions;
    }
}
