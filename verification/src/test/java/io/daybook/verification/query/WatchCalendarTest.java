package io.daybook.verification.query;

import static io.daybook.verification.query.Samples.booked;
import static io.daybook.verification.query.Samples.cancelled;
import static io.daybook.verification.query.Samples.hour;
import static io.daybook.verification.query.Samples.inState;
import static io.daybook.verification.query.Samples.moved;
import static io.daybook.verification.query.Samples.movedTo;
import static io.daybook.verification.query.Samples.on;
import static io.daybook.verification.query.Samples.retitled;
import static io.daybook.verification.query.Samples.timestamp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Timestamp;
import io.daybook.query.QuerySettings.Pace;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentState;
import io.daybook.v1.SnapshotComplete;
import io.daybook.v1.WatchCalendarRequest;
import io.daybook.v1.WatchCalendarResponse;
import io.daybook.v1.WatchCalendarResponse.ContentCase;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class WatchCalendarTest {

    @RegisterExtension
    static final Servers SERVERS = new Servers();

    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofMillis(100);
    private static final int OUTSIDE = 100;

    /** Three times what the mailbox of a watch holds. */
    private static final int MANY = 600;

    private static final String LONG_TEXT = "x".repeat(8_000);

    private QueryStage stage;
    private FakeProjector projector;

    @BeforeEach
    void open(TestInfo test) throws Exception {
        openAt(QueryStage.NOTICES_ONLY, test.getTestMethod().orElseThrow().getName());
    }

    @AfterEach
    void close() throws InterruptedException {
        stage.close();
    }

    @Test
    void theSnapshotComesFirstThenEveryChange() throws Exception {
        Appointment a = projector.project(booked("room-1", 9));
        projector.project(booked("room-1", OUTSIDE));
        projector.project(cancelled(projector.project(booked("room-1", 10))));
        projector.project(booked("room-2", 9));
        try (var watch = stage.watch(monday())) {
            assertThat(watch.next()).isEqualTo(existing(a));
            assertThat(watch.next()).isEqualTo(complete(6));

            Appointment b = projector.project(booked("room-1", 23));
            assertThat(watch.next()).isEqualTo(changed(b, 7));
            Appointment a2 = projector.project(retitled(a, "Second"));
            assertThat(watch.next()).isEqualTo(changed(a2, 8));
            Appointment b2 = projector.project(moved(b, OUTSIDE));
            assertThat(watch.next()).isEqualTo(removed(b2, 9));
            projector.project(retitled(b2, "Elsewhere"));
            projector.project(booked("room-2", 12));
            Appointment a3 = projector.project(cancelled(a2));
            assertThat(watch.next()).isEqualTo(removed(a3, 12));
        }
        await().until(() -> !projector.isListenedTo("room-1", a.getAppointmentId()));
    }

    @Test
    void whatMovesToAnotherCalendarIsRemovedHereAndChangedThere() throws Exception {
        projector.calendar("room-2");
        Appointment a = projector.project(booked("room-1", 9));
        try (var one = stage.watch(monday());
                var two = stage.watch(monday().setCalendarId("room-2"))) {
            assertThat(List.of(one.next(), one.next())).containsExactly(existing(a), complete(3));
            assertThat(two.next()).isEqualTo(complete(3));

            Appointment a2 = projector.project(movedTo(a, "room-2"));
            assertThat(one.next()).isEqualTo(removed(a2, 4));
            assertThat(two.next()).isEqualTo(changed(a2, 4));

            Appointment a3 = projector.project(movedTo(a2, "room-2", "room-1"));
            assertThat(one.next()).isEqualTo(changed(a3, 5));
            assertThat(two.next()).isEqualTo(changed(a3, 5));

            projector.store(movedTo(a3, "room-2"));
            Appointment b = projector.project(booked("room-1", 11));
            assertThat(one.next().getRemoved().getVersion()).as("its notice was lost").isEqualTo(4);
            assertThat(one.next()).isEqualTo(changed(b, 7));
        }
        try (var late = stage.watch(monday().setAfterPosition(3))) {
            assertThat(List.of(late.next(), late.next(), late.next()))
                    .extracting(WatchCalendarResponse::getContentCase)
                    .containsExactly(ContentCase.REMOVED, ContentCase.CHANGED, ContentCase.REMOVED);
        }
    }

    @Test
    void aHoldIsThereUntilItExpiresAndBuffersPutNothingIntoAWindow() throws Exception {
        Appointment held = projector.project(
                booked("room-1", 9).setState(AppointmentState.APPOINTMENT_STATE_HELD).clearTitle());
        projector.project(on(booked("room-1", 24), "room-1"));
        projector.project(on(booked("room-1", -1), "room-1"));
        try (var watch = stage.watch(monday())) {
            assertThat(List.of(watch.next(), watch.next())).containsExactly(existing(held), complete(4));

            Appointment expired = projector.project(inState(held, AppointmentState.APPOINTMENT_STATE_EXPIRED));
            assertThat(watch.next()).isEqualTo(removed(expired, 5));
        }
    }

    @Test
    void anEmptySnapshotIsComplete() throws Exception {
        try (var watch = stage.watch(monday())) {
            assertThat(watch.next()).isEqualTo(complete(1));
        }
    }

    @Test
    void anAppointmentOfManyDaysIsThereOnce() throws Exception {
        Appointment wholeYear = projector.project(booked("room-1", 0)
                .setStartTime(timestamp(hour(-24)))
                .setEndTime(timestamp(hour(-24).plus(Duration.ofDays(366)))));
        Appointment lastDay = projector.project(booked("room-1", 399 * 24));
        var request = monday().setWindowEndTime(timestamp(hour(400 * 24)));
        try (var watch = stage.watch(request)) {
            assertThat(List.of(watch.next(), watch.next(), watch.next()))
                    .containsExactly(existing(wholeYear), existing(lastDay), complete(3));
        }
    }

    @Test
    void aLostNoticeIsMadeGoodInOrderByTheNext() throws Exception {
        try (var watch = stage.watch(monday())) {
            watch.next();
            Appointment a = projector.store(booked("room-1", 9)).getAppointment();
            Appointment b = projector.store(booked("room-1", 10)).getAppointment();
            Appointment c = projector.project(booked("room-1", 11));

            assertThat(List.of(watch.next(), watch.next(), watch.next()))
                    .containsExactly(changed(a, 2), changed(b, 3), changed(c, 4));
            Appointment a2 = projector.project(retitled(a, "Second"));
            assertThat(watch.next()).isEqualTo(changed(a2, 5));
        }
    }

    @Test
    void theLastNoticeLostIsSweptUp() throws Exception {
        stage.close();
        openAt(new Pace(NEVER, SOON, NEVER), "sweep");
        try (var watch = stage.watch(monday())) {
            watch.next();

            Appointment a = projector.store(booked("room-1", 9)).getAppointment();

            assertThat(watch.next()).isEqualTo(changed(a, 2));
        }
    }

    @Test
    void aWatchThatCatchesUpWithWhatIsNotInItsWindowGetsHeartbeatsToGoOnFrom() throws Exception {
        stage.close();
        openAt(new Pace(Duration.ofMillis(10), NEVER, NEVER), "catch-up");
        Appointment current = projector.store(booked("room-1", OUTSIDE)).getAppointment();
        for (int i = 0; i < MANY; i++) {
            current = projector.store(retitled(current, "Again")).getAppointment();
        }
        long newest = projector.position();
        try (var watch = stage.watch(monday().setAfterPosition(1))) {
            WatchCalendarResponse first = watch.next();
            assertThat(first.hasHeartbeat()).isTrue();
            assertThat(first.getPosition()).isBetween(1L, newest - 1);
            await().until(() -> watch.next().getPosition() == newest);
        }
    }

    @Test
    void heartbeatsCarryThePositionThatEverythingWasToldUpTo() throws Exception {
        stage.close();
        openAt(new Pace(SOON, SOON, NEVER), "heartbeat");
        try (var watch = stage.watch(monday())) {
            assertThat(watch.next()).isEqualTo(complete(1));
            projector.pass(9);
            await().until(() -> {
                WatchCalendarResponse answer = watch.next();
                assertThat(answer.hasHeartbeat()).isTrue();
                return answer.getPosition() == 10;
            });
        }
    }

    @Test
    void aWatchGoesOnWhereAnotherBroke() throws Exception {
        Appointment a = projector.project(booked("room-1", 9));
        Appointment b = projector.project(booked("room-1", 10));
        long position;
        try (var watch = stage.watch(monday())) {
            watch.next();
            watch.next();
            position = watch.next().getPosition();
        }
        Appointment b2 = projector.project(moved(b, OUTSIDE));
        Appointment a2 = projector.project(retitled(a, "Second"));
        projector.project(retitled(b2, "Elsewhere"));
        Appointment c = projector.project(booked("room-1", 11));

        try (var watch = stage.watch(monday().setAfterPosition(position))) {
            assertThat(List.of(watch.next(), watch.next(), watch.next()))
                    .containsExactly(removed(b2, 4), changed(a2, 5), changed(c, 7));
            Appointment c2 = projector.project(cancelled(c));
            assertThat(watch.next()).isEqualTo(removed(c2, 8));
        }
    }

    @Test
    void aWatchAheadOfTheViewsWaitsForThem() throws Exception {
        long receipt = projector.next();
        var request = WatchCalendarRequest.newBuilder()
                .setCalendarId("new-room")
                .setWindowStartTime(timestamp(hour(0)))
                .setWindowEndTime(timestamp(hour(24)))
                .setAfterPosition(receipt);
        try (var watch = stage.watch(request)) {
            stage.awaitEarlierCalls();
            projector.calendar("new-room");
            projector.sendPosition();

            Appointment a = projector.project(booked("new-room", 9));

            assertThat(watch.next()).isEqualTo(changed(a, receipt + 1));
        }
    }

    @Test
    void aSlowReaderMissesNothing() throws Exception {
        try (var watch = stage.watch(monday())) {
            assertThat(watch.next()).isEqualTo(complete(1));
            Appointment current = projector.project(booked("room-1", 9).setDescription(LONG_TEXT));
            while (current.getVersion() < MANY) {
                current = projector.project(retitled(current, "Version " + (current.getVersion() + 1)));
            }
            stage.awaitEarlierCalls();

            var versions = new ArrayList<Long>();
            for (int i = 0; i < MANY; i++) {
                versions.add(watch.next().getChanged().getVersion());
            }
            assertThat(versions).isEqualTo(LongStream.rangeClosed(1, MANY).boxed().toList());
            Appointment last = projector.project(retitled(current, "Last"));
            assertThat(watch.next()).isEqualTo(changed(last, last.getPosition()));
        }
    }

    @Test
    void aLargeSnapshotIsComplete() throws Exception {
        List<Appointment> booked = IntStream.range(0, MANY)
                .mapToObj(i -> projector.store(booked("room-1", i % 24).setDescription(LONG_TEXT)).getAppointment())
                .toList();
        try (var watch = stage.watch(monday())) {
            var existing = new ArrayList<Appointment>();
            for (int i = 0; i < MANY; i++) {
                existing.add(watch.next().getExisting());
            }
            assertThat(existing).containsExactlyInAnyOrderElementsOf(booked);
            assertThat(watch.next()).isEqualTo(complete(MANY + 1));
        }
    }

    @Test
    void badRequestsAreRefused() throws Exception {
        try (var unknown = stage.watch(monday().setCalendarId("no-room"));
                var empty = stage.watch(WatchCalendarRequest.newBuilder());
                var tooLong = stage.watch(monday().setWindowEndTime(timestamp(hour(400 * 24 + 1))));
                var backwards = stage.watch(monday().setWindowEndTime(timestamp(hour(0)))
                        .setAfterPosition(-1))) {
            assertThat(Failure.of(unknown.end()).reason()).isEqualTo("CALENDAR_NOT_FOUND");
            assertThat(Failure.of(empty.end()).fields())
                    .containsExactly("calendar_id", "window_start_time", "window_end_time");
            assertThat(Failure.of(tooLong.end()).fields()).containsExactly("window_end_time");
            assertThat(Failure.of(backwards.end()).fields()).containsExactly("window_end_time", "after_position");
        }
    }

    @Test
    void aServerThatStopsSendsItsWatchersElsewhere() throws Exception {
        try (var watch = stage.watch(monday())) {
            watch.next();
            stage.server().close();
            assertThat(watch.endCode()).isEqualTo(Code.UNAVAILABLE);
        }
    }

    private void openAt(Pace pace, String database) throws Exception {
        stage = QueryStage.open(SERVERS.settings(database), pace);
        projector = stage.projector();
        projector.calendar("room-1");
    }

    private static WatchCalendarRequest.Builder monday() {
        Timestamp midnight = timestamp(hour(0));
        return WatchCalendarRequest.newBuilder()
                .setCalendarId("room-1")
                .setWindowStartTime(midnight)
                .setWindowEndTime(timestamp(hour(24)));
    }

    private static WatchCalendarResponse existing(Appointment appointment) {
        return WatchCalendarResponse.newBuilder().setExisting(appointment).build();
    }

    private static WatchCalendarResponse complete(long position) {
        return WatchCalendarResponse.newBuilder()
                .setSnapshotComplete(SnapshotComplete.getDefaultInstance())
                .setPosition(position)
                .build();
    }

    private static WatchCalendarResponse changed(Appointment appointment, long position) {
        return WatchCalendarResponse.newBuilder()
                .setChanged(appointment)
                .setPosition(position)
                .build();
    }

    private static WatchCalendarResponse removed(Appointment appointment, long position) {
        return WatchCalendarResponse.newBuilder()
                .setRemoved(appointment)
                .setPosition(position)
                .build();
    }
}
