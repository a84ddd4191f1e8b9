package io.daybook.verification.query;

import static io.daybook.verification.query.Samples.booked;
import static io.daybook.verification.query.Samples.cancelled;
import static io.daybook.verification.query.Samples.inState;
import static io.daybook.verification.query.Samples.movedTo;
import static io.daybook.verification.query.Samples.newId;
import static io.daybook.verification.query.Samples.on;
import static io.daybook.verification.query.Samples.retitled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.daybook.query.QuerySettings.Pace;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentNotice;
import io.daybook.v1.AppointmentState;
import io.daybook.v1.WatchAppointmentRequest;
import io.daybook.v1.WatchAppointmentResponse;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class WatchAppointmentTest {

    @RegisterExtension
    static final Servers SERVERS = new Servers();

    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofMillis(100);

    /** With 200 versions of it, far more than fits between a server and a reader who does not read. */
    private static final String LONG_TEXT = "x".repeat(8_000);

    private static final int MANY = 200;

    private QueryStage stage;
    private FakeProjector projector;

    @BeforeEach
    void open() throws Exception {
        openAt(QueryStage.NOTICES_ONLY, "watch-" + newId());
        projector.calendar("room-1");
    }

    @AfterEach
    void close() throws InterruptedException {
        stage.close();
    }

    @Test
    void theCurrentVersionComesAtOnceAndThenEachNewOne() throws Exception {
        Appointment first = projector.project(booked("room-1", 9));
        try (var watch = stage.watch(request(first))) {
            assertThat(watch.next()).satisfies(answer -> {
                assertThat(answer.getAppointment()).isEqualTo(first);
                assertThat(answer.getAsOfPosition()).isEqualTo(2);
            });
            Appointment second = projector.project(retitled(first, "Second"));
            assertThat(watch.next()).satisfies(answer -> {
                assertThat(answer.getAppointment()).isEqualTo(second);
                assertThat(answer.getAsOfPosition()).isEqualTo(3);
            });
        }
        awaitNotListenedTo(first.getAppointmentId());
    }

    @Test
    void anAppointmentIsWatchedBeforeItExists() throws Exception {
        projector.pass(5);
        String id = newId();
        try (var watch = stage.watch(request(id).setUntilVersion(1))) {
            assertThat(watch.next())
                    .isEqualTo(WatchAppointmentResponse.newBuilder().setAsOfPosition(6).build());

            Appointment booked = projector.project(booked(id, "room-1", 9));

            assertThat(watch.next().getAppointment()).isEqualTo(booked);
            assertThat(watch.endCode()).isEqualTo(Code.OK);
        }
    }

    @Test
    void theStreamEndsWithTheWantedVersionAndNotBefore() throws Exception {
        Appointment first = projector.project(booked("room-1", 9));
        try (var watch = stage.watch(request(first).setUntilVersion(3))) {
            assertThat(watch.next().getAppointment().getVersion()).isEqualTo(1);
            Appointment second = projector.project(retitled(first, "Second"));
            assertThat(watch.next().getAppointment().getVersion()).isEqualTo(2);
            projector.project(retitled(second, "Third"));
            assertThat(watch.next().getAppointment().getVersion()).isEqualTo(3);
            assertThat(watch.endCode()).isEqualTo(Code.OK);
        }
    }

    @Test
    void aVersionThatIsThereAlreadyEndsTheStreamAtOnce() throws Exception {
        Appointment first = projector.project(booked("room-1", 9));
        projector.project(retitled(first, "Second"));
        try (var watch = stage.watch(request(first).setUntilVersion(1))) {
            assertThat(watch.next().getAppointment().getVersion()).isEqualTo(2);
            assertThat(watch.endCode()).isEqualTo(Code.OK);
        }
    }

    @Test
    void aLaterFirstVersionIsWaitedFor() throws Exception {
        Appointment first = projector.project(booked("room-1", 9));
        try (var watch = stage.watch(request(first).setFromVersion(3))) {
            assertThat(watch.next().hasAppointment()).isFalse();
            Appointment second = projector.project(retitled(first, "Second"));
            projector.project(retitled(second, "Third"));
            assertThat(watch.next().getAppointment().getVersion()).isEqualTo(3);
        }
    }

    @Test
    void aSlowReaderGetsTheNewestVersionOnly() throws Exception {
        Appointment first = projector.project(booked("room-1", 9).setDescription(LONG_TEXT));
        try (var watch = stage.watch(request(first).setUntilVersion(MANY))) {
            assertThat(watch.next().getAppointment()).isEqualTo(first);
            rewrite(first, MANY);

            List<Long> versions = readToEnd(watch, MANY);

            assertThat(versions).isSorted().doesNotHaveDuplicates().hasSizeLessThan(MANY / 2).endsWith((long) MANY);
            assertThat(watch.endCode()).isEqualTo(Code.OK);
        }
    }

    @Test
    void aSlowReaderGetsEveryVersionIfItAskedForThem() throws Exception {
        Appointment first = projector.project(booked("room-1", 9).setDescription(LONG_TEXT));
        try (var watch = stage.watch(request(first).setUntilVersion(MANY).setEveryVersion(true))) {
            assertThat(watch.next().getAppointment()).isEqualTo(first);
            rewrite(first, MANY);

            List<Long> versions = readToEnd(watch, MANY);

            assertThat(versions).isEqualTo(LongStream.rangeClosed(2, MANY).boxed().toList());
            assertThat(watch.endCode()).isEqualTo(Code.OK);
        }
    }

    @Test
    void everyVersionStartsWithTheOneAskedFor() throws Exception {
        Appointment first = projector.project(booked("room-1", 9));
        rewrite(first, 9);
        try (var all = stage.watch(request(first).setEveryVersion(true).setUntilVersion(9));
                var later = stage.watch(
                        request(first).setEveryVersion(true).setFromVersion(3).setUntilVersion(4))) {
            assertThat(readToEnd(all, 9)).isEqualTo(LongStream.rangeClosed(1, 9).boxed().toList());
            assertThat(readToEnd(later, 4)).containsExactly(3L, 4L);
            assertThat(later.endCode()).isEqualTo(Code.OK);
            assertThat(later.hasNothingMore()).isTrue();
        }
    }

    @Test
    void everyVersionIsSentAlsoWhenNoticesWereLost() throws Exception {
        Appointment first = projector.project(booked("room-1", 9));
        try (var watch = stage.watch(request(first).setEveryVersion(true))) {
            assertThat(watch.next().getAppointment().getVersion()).isEqualTo(1);
            AppointmentNotice second = projector.store(retitled(first, "Second"));
            AppointmentNotice third = projector.store(retitled(second.getAppointment(), "Third"));
            projector.send(third);

            assertThat(watch.next().getAppointment()).isEqualTo(second.getAppointment());
            assertThat(watch.next().getAppointment()).isEqualTo(third.getAppointment());
        }
    }

    @Test
    void aVersionThatCannotComeEndsTheStream() throws Exception {
        Appointment first = projector.project(booked("room-1", 9));
        try (var watch = stage.watch(request(first).setUntilVersion(5));
                var every = stage.watch(request(first).setUntilVersion(5).setEveryVersion(true))) {
            assertThat(watch.next().getAppointment().getVersion()).isEqualTo(1);
            assertThat(every.next().getAppointment().getVersion()).isEqualTo(1);
            Appointment last = projector.project(cancelled(first));

            assertThat(watch.next().getAppointment()).isEqualTo(last);
            assertUnreachable(Failure.of(watch.end()));
            assertThat(every.next().getAppointment()).isEqualTo(last);
            assertUnreachable(Failure.of(every.end()));
        }
        try (var late = stage.watch(request(first).setFromVersion(4).setUntilVersion(5))) {
            assertUnreachable(Failure.of(late.end()));
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "APPOINTMENT_STATE_CANCELLED",
                "APPOINTMENT_STATE_DECLINED",
                "APPOINTMENT_STATE_EXPIRED",
                "APPOINTMENT_STATE_COMPLETED",
                "APPOINTMENT_STATE_NO_SHOW"
            })
    void everyEndEndsTheStream(AppointmentState end) throws Exception {
        Appointment first = projector.project(
                booked("room-1", 9).setState(AppointmentState.APPOINTMENT_STATE_PENDING));
        try (var watch = stage.watch(request(first).setUntilVersion(5))) {
            assertThat(watch.next().getAppointment()).isEqualTo(first);
            Appointment last = projector.project(inState(first, end));
            assertThat(watch.next().getAppointment()).isEqualTo(last);
            assertUnreachable(Failure.of(watch.end()));
        }
    }

    @Test
    void aVersionThatIsToldOnSeveralCalendarsComesOnce() throws Exception {
        Appointment first = projector.project(on(booked("room-1", 9), "room-1", "room-2"));
        try (var watch = stage.watch(request(first).setUntilVersion(3));
                var every = stage.watch(request(first).setUntilVersion(3).setEveryVersion(true))) {
            assertThat(watch.next().getAppointment()).isEqualTo(first);
            assertThat(every.next().getAppointment()).isEqualTo(first);
            Appointment second = projector.project(movedTo(first, "room-3", "room-1"));
            assertThat(watch.next().getAppointment()).isEqualTo(second);
            assertThat(every.next().getAppointment()).isEqualTo(second);
            Appointment third = projector.project(retitled(second, "Third"));
            assertThat(watch.next().getAppointment()).isEqualTo(third);
            assertThat(every.next().getAppointment()).isEqualTo(third);
            assertThat(List.of(watch.endCode(), every.endCode())).containsOnly(Code.OK);
        }
    }

    @Test
    void aCancelledAppointmentReachesItsLastVersion() throws Exception {
        Appointment first = projector.project(booked("room-1", 9));
        projector.project(cancelled(first));
        try (var watch = stage.watch(request(first).setUntilVersion(2))) {
            assertThat(watch.endCode()).isEqualTo(Code.OK);
        }
    }

    @Test
    void lostNoticesAreSweptUpOneAfterTheOther() throws Exception {
        stage.close();
        openAt(new Pace(NEVER, SOON, NEVER), "sweep");
        projector.calendar("room-1");
        Appointment first = projector.project(booked("room-1", 9));
        try (var watch = stage.watch(request(first))) {
            assertThat(watch.next().getAppointment()).isEqualTo(first);

            Appointment second = projector.store(retitled(first, "Second")).getAppointment();
            assertThat(watch.next().getAppointment()).isEqualTo(second);
            Appointment third = projector.store(retitled(second, "Third")).getAppointment();
            assertThat(watch.next().getAppointment()).isEqualTo(third);
        }
    }

    @Test
    void whatIsLostOfViewsWithLowerPositionsThanTheFormerIsSweptUp() throws Exception {
        stage.close();
        openAt(new Pace(NEVER, SOON, NEVER), "sweep-anew");
        projector.calendar("room-1");
        projector.pass(10);
        Appointment first = projector.project(booked("room-1", 9));
        try (var watch = stage.watch(request(first))) {
            assertThat(watch.next().getAppointment()).isEqualTo(first);
            Appointment second = projector.store(retitled(first, "Second")).getAppointment();
            assertThat(watch.next().getAppointment()).isEqualTo(second);

            projector.startAnew();
            Appointment third = projector.store(retitled(second, "Third")).getAppointment();

            assertThat(watch.next().getAppointment()).isEqualTo(third);
        }
    }

    @Test
    void aSilentStreamHasHeartbeats() throws Exception {
        stage.close();
        openAt(new Pace(SOON, NEVER, NEVER), "heartbeat");
        projector.calendar("room-1");
        Appointment first = projector.project(booked("room-1", 9));
        try (var watch = stage.watch(request(first))) {
            assertThat(watch.next().getAppointment()).isEqualTo(first);
            assertThat(watch.next())
                    .isEqualTo(WatchAppointmentResponse.newBuilder().setAsOfPosition(2).build());
            projector.pass(8);
            projector.sendPosition();
            await().until(() -> watch.next().getAsOfPosition() == 10);
        }
    }

    @Test
    void aServerThatStopsSendsItsWatchersElsewhere() throws Exception {
        Appointment first = projector.project(booked("room-1", 9));
        try (var watch = stage.watch(request(first))) {
            watch.next();
            long before = System.nanoTime();

            stage.server().close();

            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
            Failure failure = Failure.of(watch.end());
            assertThat(failure.code()).isEqualTo(Code.UNAVAILABLE);
            assertThat(failure.reason()).isEqualTo("DEPENDENCY_UNAVAILABLE");
            assertThat(failure.retryable()).isTrue();
            assertThat(failure.metadata()).containsEntry("resume_version", "2");
        }
    }

    @Test
    void badFieldsAreNamedAndFillingViewsRefused() throws Exception {
        try (var bad = stage.watch(WatchAppointmentRequest.newBuilder()
                .setAppointmentId("x")
                .setFromVersion(3)
                .setUntilVersion(2))) {
            assertThat(Failure.of(bad.end()).fields()).containsExactly("appointment_id", "until_version");
        }
        projector.checkpoint(1, 2);
        try (var early = stage.watch(request(newId()))) {
            assertThat(Failure.of(early.end()).reason()).isEqualTo("VIEW_FILLING");
        }
    }

    private void openAt(Pace pace, String database) throws Exception {
        stage = QueryStage.open(SERVERS.settings(database), pace);
        projector = stage.projector();
    }

    /** Writes versions up to one, while nobody reads. */
    private void rewrite(Appointment from, int upTo) {
        Appointment current = from;
        while (current.getVersion() < upTo) {
            current = projector.project(retitled(current, "Version " + (current.getVersion() + 1)));
        }
        stage.awaitEarlierCalls();
    }

    private static List<Long> readToEnd(Watch<WatchAppointmentResponse> watch, long last) throws InterruptedException {
        var versions = new ArrayList<Long>();
        do {
            versions.add(watch.next().getAppointment().getVersion());
        } while (versions.getLast() < last);
        return versions;
    }

    private void awaitNotListenedTo(String appointmentId) {
        await().until(() -> !projector.isListenedTo("room-1", appointmentId));
    }

    private static void assertUnreachable(Failure failure) {
        assertThat(failure.code()).isEqualTo(Code.FAILED_PRECONDITION);
        assertThat(failure.reason()).isEqualTo("TARGET_UNREACHABLE");
        assertThat(failure.metadata()).isEqualTo(Map.of("version", "2", "until_version", "5"));
    }

    private static WatchAppointmentRequest.Builder request(Appointment appointment) {
        return request(appointment.getAppointmentId());
    }

    private static WatchAppointmentRequest.Builder request(String id) {
        return WatchAppointmentRequest.newBuilder().setAppointmentId(id);
    }
}
