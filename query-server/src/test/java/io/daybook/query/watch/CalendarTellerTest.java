package io.daybook.query.watch;

import static io.daybook.v1.AppointmentState.APPOINTMENT_STATE_CANCELLED;
import static io.daybook.v1.AppointmentState.APPOINTMENT_STATE_CONFIRMED;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import io.daybook.query.view.CalendarWindow;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentNotice;
import io.daybook.v1.AppointmentState;
import io.daybook.v1.Claim;
import io.daybook.v1.WatchCalendarResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CalendarTellerTest {

    private static final int INSIDE = 100;
    private static final int OUTSIDE = 900;

    private final FakeHistory history = new FakeHistory();
    private final List<String> told = new ArrayList<>();
    private final CalendarWindow window =
            new CalendarWindow("room-1", Instant.ofEpochSecond(100), Instant.ofEpochSecond(200));
    private final List<Long> signsOfLife = new ArrayList<>();
    private final CalendarTeller teller =
            new CalendarTeller(window, history, message -> told.add(words(message)), this::noteSignOfLife);

    @Test
    void aSnapshotThatIsEmptyIsComplete() {
        teller.completeSnapshot(7);

        assertThat(told).containsExactly("complete @7");
    }

    @Test
    void theSnapshotHoldsWhatTakesTimeInTheWindow() {
        teller.existing(List.of(
                confirmed("a", 1, 3, INSIDE), confirmed("b", 1, 4, OUTSIDE), cancelled("c", 2, 5, INSIDE)));
        teller.existing(List.of(confirmed("a", 1, 3, INSIDE)));
        teller.completeSnapshot(7);

        assertThat(told).containsExactly("existing a1 @0", "complete @7");
    }

    @Test
    void theWindowIsHalfOpen() {
        assertThat(window.holds(confirmed("a", 1, 1, 90))).as("ends as the window starts").isFalse();
        assertThat(window.holds(confirmed("a", 1, 1, 91))).isTrue();
        assertThat(window.holds(confirmed("a", 1, 1, 199))).isTrue();
        assertThat(window.holds(confirmed("a", 1, 1, 200))).as("starts as the window ends").isFalse();
    }

    @Test
    void whatMovesToAnotherCalendarIsRemovedFromThisOne() {
        teller.completeSnapshot(7);

        hear(notice(confirmed("a", 1, 8, INSIDE), 0));
        hear(notice(elsewhere(confirmed("a", 2, 9, INSIDE)), 8));
        hear(notice(elsewhere(confirmed("b", 2, 10, INSIDE)), 9));
        hear(notice(confirmed("a", 3, 11, INSIDE), 10));

        assertThat(told).containsExactly("complete @7", "changed a1 @8", "removed a2 @9", "changed a3 @11");
    }

    @Test
    void whatMovedToAnotherCalendarSinceTheWatchBeforeIsRemoved() {
        history.add(confirmed("a", 1, 3, INSIDE));
        history.add(elsewhere(confirmed("a", 2, 9, INSIDE)));
        history.add(elsewhere(confirmed("a", 3, 10, INSIDE)));
        history.position = 10;

        teller.resume(5);

        assertThat(told).containsExactly("removed a2 @9");
    }

    @Test
    void whatTakesTimeIsInTheWindowWhateverItsState() {
        assertThat(Stream.of(AppointmentState.values())
                        .filter(state -> state != AppointmentState.UNRECOGNIZED)
                        .filter(state -> window.holds(appointment("a", 1, 1, INSIDE, state))))
                .containsExactlyInAnyOrder(
                        AppointmentState.APPOINTMENT_STATE_HELD,
                        AppointmentState.APPOINTMENT_STATE_PENDING,
                        APPOINTMENT_STATE_CONFIRMED,
                        AppointmentState.APPOINTMENT_STATE_COMPLETED,
                        AppointmentState.APPOINTMENT_STATE_NO_SHOW);
    }

    @Test
    void anAppointmentIsInTheWindowsOfAllItsCalendarsAndBuffersCountNowhere() {
        Appointment both = confirmed("a", 1, 1, 90).toBuilder()
                .setCalendarId("room-2")
                .addClaims(claim("room-2"))
                .addClaims(claim("room-1"))
                .build();

        assertThat(window.holds(both)).as("ends as the window starts").isFalse();
        assertThat(window.holds(both.toBuilder().setEndTime(Timestamp.newBuilder().setSeconds(101)).build())).isTrue();
    }

    @Test
    void noticesThatFollowOneAnotherAreToldWithoutReading() {
        teller.completeSnapshot(7);

        hear(notice(confirmed("a", 1, 9, INSIDE), 5));
        hear(notice(confirmed("b", 1, 12, INSIDE), 9));

        assertThat(told).containsExactly("complete @7", "changed a1 @9", "changed b1 @12");
        assertThat(history.reads).isZero();
    }

    @Test
    void aNoticeOfSomethingToldIsSkipped() {
        teller.completeSnapshot(7);

        hear(notice(confirmed("a", 1, 7, INSIDE), 5));
        hear(notice(confirmed("b", 1, 9, INSIDE), 7));
        hear(notice(confirmed("b", 1, 9, INSIDE), 7));

        assertThat(told).containsExactly("complete @7", "changed b1 @9");
    }

    @Test
    void aLostNoticeShowsInTheNextOneAndIsReadUp() {
        teller.completeSnapshot(7);
        history.add(confirmed("a", 1, 9, INSIDE));
        history.add(confirmed("b", 1, 12, INSIDE));
        history.position = 12;

        hear(notice(confirmed("b", 1, 12, INSIDE), 9));

        assertThat(told).containsExactly("complete @7", "changed a1 @9", "changed b1 @12");
    }

    @Test
    void whatIsNewerThanTheCheckpointIsNotReadYet() {
        teller.completeSnapshot(7);
        history.add(confirmed("a", 1, 9, INSIDE));
        history.add(confirmed("b", 1, 12, INSIDE));
        history.position = 10;

        hear(new CalendarMailbox.Mail(List.of(), true, Optional.empty()));

        assertThat(told).containsExactly("complete @7", "changed a1 @9");
        assertThat(teller.heartbeat().getPosition()).isEqualTo(10);
    }

    @Test
    void aForgetfulMailboxIsReadUpBeforeItsLaterNotices() {
        teller.completeSnapshot(7);
        history.add(confirmed("a", 1, 9, INSIDE));
        history.position = 10;

        hear(new CalendarMailbox.Mail(List.of(notice(confirmed("b", 1, 12, INSIDE), 9)), true, Optional.empty()));

        assertThat(told).containsExactly("complete @7", "changed a1 @9", "changed b1 @12");
    }

    @Test
    void aSweepShowsThatTheLastNoticeWasLost() {
        teller.completeSnapshot(7);
        history.add(confirmed("a", 1, 9, INSIDE));
        history.position = 10;

        hear(new CalendarMailbox.Mail(List.of(), false, Optional.of(new CalendarMailbox.Sweeping(10, 9))));

        assertThat(told).containsExactly("complete @7", "changed a1 @9");
    }

    @Test
    void aSweepWithoutChangesMovesThePositionOn() {
        teller.completeSnapshot(7);

        hear(new CalendarMailbox.Mail(List.of(), false, Optional.of(new CalendarMailbox.Sweeping(30, 5))));

        assertThat(teller.heartbeat().getPosition()).isEqualTo(30);
        assertThat(history.reads).isZero();
    }

    @Test
    void manyPagesAreReadToTheEnd() {
        teller.completeSnapshot(0);
        int changes = 2 * FakeHistory.PAGE_SIZE;
        for (int i = 1; i <= changes; i++) {
            history.add(confirmed("a", i, i, INSIDE));
        }
        history.position = changes;

        hear(new CalendarMailbox.Mail(List.of(), true, Optional.empty()));

        assertThat(told).hasSize(1 + changes).last().isEqualTo("changed a%d @%d".formatted(changes, changes));
    }

    @Test
    void whoeverCatchesUpWithWhatIsNotInTheWindowGivesASignOfLifeAfterEachPage() {
        int changes = 2 * FakeHistory.PAGE_SIZE;
        for (int i = 1; i <= changes; i++) {
            history.add(confirmed("a", i, i, OUTSIDE));
        }
        history.position = changes + 1;

        teller.resume(0);

        assertThat(told).isEmpty();
        assertThat(signsOfLife)
                .as("from where the caller could go on")
                .containsExactly(0L, changes / 2L, (long) changes, changes + 1L);
    }

    @Test
    void whatWasOnlyBookedWasNotInTheWindowBefore() {
        history.add(confirmed("a", 1, 6, OUTSIDE));
        history.add(confirmed("b", 1, 7, OUTSIDE));
        history.position = 7;

        teller.resume(5);

        assertThat(told).isEmpty();
        assertThat(history.versionReads).isZero();
    }

    @Test
    void aSnapshotReadWhileTheCalendarIsWrittenIsMadeExactBeforeItIsComplete() {
        history.add(confirmed("a", 2, 9, OUTSIDE));
        history.add(confirmed("b", 1, 10, INSIDE));
        history.add(confirmed("a", 3, 11, INSIDE));
        history.position = 12;

        teller.existing(List.of(confirmed("a", 3, 11, INSIDE)));
        assertThat(teller.newestRead()).isEqualTo(11);
        teller.completeSnapshot(7);
        hear(notice(confirmed("a", 3, 11, INSIDE), 10));
        hear(notice(confirmed("a", 4, 13, INSIDE), 11));

        assertThat(told).containsExactly("existing a3 @0", "changed b1 @0", "complete @12", "changed a4 @13");
    }

    @Test
    void whatLeftWhileTheSnapshotWasReadIsRemovedBeforeItIsComplete() {
        history.add(cancelled("a", 2, 9, INSIDE));
        history.position = 9;

        teller.existing(List.of(confirmed("a", 1, 3, INSIDE)));
        teller.read(9);
        teller.completeSnapshot(7);

        assertThat(told).containsExactly("existing a1 @0", "removed a2 @0", "complete @9");
    }

    @Test
    void aSnapshotReadInPeaceIsCompleteWithoutReadingChanges() {
        teller.existing(List.of(confirmed("a", 1, 3, INSIDE)));
        teller.read(7);
        teller.completeSnapshot(7);

        assertThat(told).containsExactly("existing a1 @0", "complete @7");
        assertThat(history.reads).isZero();
    }

    @Test
    void whatLeavesTheWindowIsRemovedOnceAndCanComeBack() {
        teller.existing(List.of(confirmed("a", 1, 3, INSIDE)));
        teller.completeSnapshot(7);

        hear(notice(confirmed("a", 2, 9, OUTSIDE), 3));
        hear(notice(confirmed("a", 3, 10, OUTSIDE), 9));
        hear(notice(confirmed("a", 4, 11, INSIDE), 10));
        hear(notice(cancelled("a", 5, 12, INSIDE), 11));

        assertThat(told)
                .containsExactly("existing a1 @0", "complete @7", "removed a2 @9", "changed a4 @11", "removed a5 @12");
    }

    @Test
    void whatWasNeverInTheWindowIsNotRemoved() {
        teller.completeSnapshot(7);

        hear(notice(confirmed("a", 1, 9, OUTSIDE), 3));
        hear(notice(cancelled("a", 2, 10, OUTSIDE), 9));

        assertThat(told).containsExactly("complete @7");
        assertThat(teller.heartbeat().getPosition()).isEqualTo(10);
    }

    @Test
    void aResumedWatchTellsWhatCameAfterItsPosition() {
        history.add(confirmed("a", 1, 3, INSIDE));
        history.add(confirmed("b", 1, 4, OUTSIDE));
        history.add(confirmed("a", 2, 9, OUTSIDE));
        history.add(confirmed("b", 2, 10, OUTSIDE));
        history.add(confirmed("c", 1, 11, INSIDE));
        history.position = 20;

        teller.resume(5);
        hear(notice(cancelled("c", 2, 21, INSIDE), 11));

        assertThat(told).containsExactly("removed a2 @9", "changed c1 @11", "removed c2 @21");
    }

    @Test
    void aWatchResumedAheadOfTheViewsTellsNothingOld() {
        history.add(confirmed("a", 1, 3, INSIDE));
        history.position = 4;

        teller.resume(5);
        hear(notice(confirmed("a", 1, 3, INSIDE), 0));

        assertThat(told).isEmpty();
    }

    private void noteSignOfLife() {
        signsOfLife.add(teller.heartbeat().getPosition());
    }

    private void hear(AppointmentNotice notice) {
        hear(new CalendarMailbox.Mail(List.of(notice), false, Optional.empty()));
    }

    private void hear(CalendarMailbox.Mail mail) {
        teller.hear(mail);
    }

    private static AppointmentNotice notice(Appointment appointment, long previous) {
        return AppointmentNotice.newBuilder()
                .setAppointment(appointment)
                .setPreviousCalendarPosition(previous)
                .build();
    }

    private static Appointment confirmed(String id, long version, long position, long start) {
        return appointment(id, version, position, start, APPOINTMENT_STATE_CONFIRMED);
    }

    private static Appointment cancelled(String id, long version, long position, long start) {
        return appointment(id, version, position, start, APPOINTMENT_STATE_CANCELLED);
    }

    private static Appointment elsewhere(Appointment appointment) {
        return appointment.toBuilder().setCalendarId("room-2").build();
    }

    private static Claim claim(String calendarId) {
        return Claim.newBuilder()
                .setCalendarId(calendarId)
                .setStartTime(Timestamp.newBuilder().setSeconds(50))
                .setEndTime(Timestamp.newBuilder().setSeconds(150))
                .build();
    }

    private static Appointment appointment(
            String id, long version, long position, long start, AppointmentState state) {
        return Appointment.newBuilder()
                .setAppointmentId(id)
                .setCalendarId("room-1")
                .setVersion(version)
                .setPosition(position)
                .setStartTime(Timestamp.newBuilder().setSeconds(start))
                .setEndTime(Timestamp.newBuilder().setSeconds(start + 10))
                .setState(state)
                .build();
    }

    private static String words(WatchCalendarResponse message) {
        String content = switch (message.getContentCase()) {
            case EXISTING -> "existing " + words(message.getExisting());
            case SNAPSHOT_COMPLETE -> "complete";
            case CHANGED -> "changed " + words(message.getChanged());
            case REMOVED -> "removed " + words(message.getRemoved());
            case HEARTBEAT, CONTENT_NOT_SET -> "nothing";
        };
        return content + " @" + message.getPosition();
    }

    private static String words(Appointment appointment) {
        return appointment.getAppointmentId() + appointment.getVersion();
    }

    private static final class FakeHistory implements CalendarHistory {

        private static final int PAGE_SIZE = 10;

        private final List<Appointment> changes = new ArrayList<>();
        private long position;
        private int reads;
        private int versionReads;

        void add(Appointment change) {
            changes.add(change);
        }

        @Override
        public long position() {
            reads++;
            return position;
        }

        @Override
        public List<Appointment> changes(long after, long upTo) {
            reads++;
            return changes.stream()
                    .filter(change -> change.getPosition() > after && change.getPosition() <= upTo)
                    .limit(PAGE_SIZE)
                    .toList();
        }

        @Override
        public Optional<Appointment> version(String appointmentId, long version) {
            versionReads++;
            return changes.stream()
                    .filter(change -> change.getAppointmentId().equals(appointmentId) && change.getVersion() == version)
                    .findAny();
        }
    }
}
