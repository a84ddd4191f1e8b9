package io.daybook.verification.query;

import static io.daybook.verification.query.Samples.booked;
import static io.daybook.verification.query.Samples.retitled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.daybook.local.EmbeddedMongo;
import io.daybook.local.NatsServer;
import io.daybook.v1.Appointment;
import io.daybook.v1.GetAppointmentRequest;
import io.daybook.v1.ListAppointmentsRequest;
import io.daybook.v1.WatchAppointmentRequest;
import io.daybook.v1.WatchCalendarRequest;
import io.grpc.Status.Code;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** NATS and MongoDB go away and come back. */
@Timeout(120)
class OutagesTest {

    @Test
    void whatHappenedWhileNatsWasAwayIsToldWhenItIsBack() throws Exception {
        int port = Servers.freePort();
        NatsServer nats = Servers.startNats(port);
        try (EmbeddedMongo mongo = EmbeddedMongo.start(0);
                QueryStage stage = QueryStage.open(
                        Servers.settings(mongo.url(), nats.url(), "nats-restart"), QueryStage.NOTICES_ONLY)) {
            FakeProjector projector = stage.projector();
            projector.calendar("room-1");
            Appointment first = projector.project(booked("room-1", 9));
            try (var appointment = stage.watch(watch(first));
                    var calendar = stage.watch(monday())) {
                appointment.next();
                calendar.next();
                calendar.next();

                nats.kill();
                Appointment second = projector.store(retitled(first, "Second")).getAppointment();
                nats = Servers.startNats(port);

                assertThat(appointment.next().getAppointment()).isEqualTo(second);
                assertThat(calendar.next().getChanged()).isEqualTo(second);
                await().until(() -> projector.isListenedTo("room-1", first.getAppointmentId()));
                Appointment third = projector.project(retitled(second, "Third"));
                assertThat(appointment.next().getAppointment()).isEqualTo(third);
                assertThat(calendar.next().getChanged()).isEqualTo(third);
            }
        } finally {
            nats.close();
        }
    }

    @Test
    void readsAndNewWatchesAreServedWhileNatsIsAway() throws Exception {
        NatsServer nats = Servers.startNats(Servers.freePort());
        try (EmbeddedMongo mongo = EmbeddedMongo.start(0);
                QueryStage stage = QueryStage.open(
                        Servers.settings(mongo.url(), nats.url(), "nats-away"), QueryStage.NOTICES_ONLY)) {
            FakeProjector projector = stage.projector();
            projector.calendar("room-1");
            Appointment first = projector.store(booked("room-1", 9)).getAppointment();
            nats.kill();

            assertThat(stage.appointments().getAppointment(get(first)).getAppointment()).isEqualTo(first);
            long before = System.nanoTime();
            try (var watch = stage.watch(watch(first))) {
                assertThat(watch.next().getAppointment()).isEqualTo(first);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(1_500));
        } finally {
            nats.close();
        }
    }

    @Test
    void whileMongoIsAwayCallersAreToldSoonAndTheServerIsNotServing() throws Exception {
        NatsServer nats = Servers.startNats(Servers.freePort());
        int mongoPort = Servers.freePort();
        EmbeddedMongo mongo = EmbeddedMongo.start(mongoPort);
        try (QueryStage stage = QueryStage.open(
                Servers.settings(mongo.url(), nats.url(), "mongo-away"), QueryStage.NOTICES_ONLY)) {
            FakeProjector projector = stage.projector();
            projector.calendar("room-1");
            Appointment first = projector.project(booked("room-1", 9));
            assertThat(health(stage)).isEqualTo(ServingStatus.SERVING);
            mongo.close();
            long before = System.nanoTime();

            Failure read = Failure.of(() -> stage.appointments().getAppointment(get(first)));
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
            assertThat(read.code()).isEqualTo(Code.UNAVAILABLE);
            assertThat(read.reason()).isEqualTo("DEPENDENCY_UNAVAILABLE");
            assertThat(read.retryable()).isTrue();
            try (var watch = stage.watch(watch(first))) {
                Failure ended = Failure.of(watch.end());
                assertThat(ended.reason()).isEqualTo(read.reason());
                assertThat(ended.retryable()).isTrue();
                assertThat(ended.metadata()).containsAllEntriesOf(read.metadata());
            }
            await().until(() -> health(stage) == ServingStatus.NOT_SERVING);

            mongo = EmbeddedMongo.start(mongoPort);
            await().until(() -> health(stage) == ServingStatus.SERVING);
            assertThat(Failure.of(() -> stage.appointments().getAppointment(get(first))).reason())
                    .isEqualTo("VIEW_FILLING");
        } finally {
            mongo.close();
            nats.close();
        }
    }

    @Test
    void viewsThatAreWipedWhileTheyAreReadAreAnsweredCompleteOrNotAtAll() throws Exception {
        NatsServer nats = Servers.startNats(Servers.freePort());
        try (EmbeddedMongo mongo = EmbeddedMongo.start(0);
                QueryStage stage = QueryStage.open(
                        Servers.settings(mongo.url(), nats.url(), "wiped"), QueryStage.NOTICES_ONLY);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            FakeProjector projector = stage.projector();
            projector.calendar("room-1");
            for (int hour = 0; hour < 20; hour++) {
                projector.store(booked("room-1", hour));
            }
            Appointment last = projector.store(booked("room-1", 20)).getAppointment();
            var rebuilding = new AtomicBoolean(true);
            var readers = List.of(
                    threads.submit(() -> read(rebuilding, () -> assertThat(list(stage)).hasSize(21))),
                    threads.submit(() -> read(rebuilding, () -> stage.appointments().getAppointment(get(last)))),
                    threads.submit(() -> read(rebuilding, () -> assertThat(snapshotSize(stage)).isEqualTo(21))));

            for (int times = 0; times < 100; times++) {
                projector.rebuild();
            }
            rebuilding.set(false);

            for (Future<Integer> reader : readers) {
                assertThat(reader.get()).as("answers").isPositive();
            }
        }
    }

    /** Reads again and again; returns how often it was answered. */
    private static int read(AtomicBoolean goOn, Read read) throws Exception {
        int answers = 0;
        while (goOn.get() || answers == 0) {
            try {
                read.run();
                answers++;
            } catch (StatusRuntimeException e) {
                assertThat(Failure.of(e).reason()).isEqualTo("VIEW_FILLING");
            }
        }
        return answers;
    }

    private static List<Appointment> list(QueryStage stage) {
        return stage.appointments()
                .listAppointments(ListAppointmentsRequest.getDefaultInstance())
                .getAppointmentsList();
    }

    private static int snapshotSize(QueryStage stage) throws InterruptedException {
        try (var watch = stage.watch(monday())) {
            int existing = 0;
            while (watch.nextOrEnd().hasExisting()) {
                existing++;
            }
            return existing;
        }
    }

    private static ServingStatus health(QueryStage stage) {
        return HealthGrpc.newBlockingStub(stage.channel())
                .check(HealthCheckRequest.getDefaultInstance())
                .getStatus();
    }

    private static GetAppointmentRequest get(Appointment appointment) {
        return GetAppointmentRequest.newBuilder()
                .setAppointmentId(appointment.getAppointmentId())
                .build();
    }

    private static WatchAppointmentRequest.Builder watch(Appointment appointment) {
        return WatchAppointmentRequest.newBuilder().setAppointmentId(appointment.getAppointmentId());
    }

    private static WatchCalendarRequest.Builder monday() {
        return WatchCalendarRequest.newBuilder()
                .setCalendarId("room-1")
                .setWindowStartTime(Samples.timestamp(Samples.hour(0)))
                .setWindowEndTime(Samples.timestamp(Samples.hour(24)));
    }

    @FunctionalInterface
    private interface Read {
        void run() throws Exception;
    }
}
