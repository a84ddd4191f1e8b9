package io.daybook.query.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentNotice;
import io.daybook.v1.PositionNotice;
import java.time.Duration;
import java.util.ArrayList;
import io.daybook.views.NoticeSubjects;
import org.junit.jupiter.api.Test;

class ViewNoticesTest {

    private static final String POSITION = NoticeSubjects.POSITION;
    private static final String APPOINTMENT = NoticeSubjects.ofAppointment("a-1");
    private static final String CALENDAR = NoticeSubjects.ofCalendar("room-1");

    private final FakeSubscriber nats = new FakeSubscriber();
    private final ViewNotices notices = new ViewNotices(nats);

    @Test
    void subscribesOnlyToWhatSomebodyWantsAndOnceForAll() throws InterruptedException {
        assertThat(nats.subjects()).containsExactly(POSITION);
        Interest one = notices.appointment("a-1", _ -> {});
        Interest other = notices.appointment("a-1", _ -> {});
        Interest calendar = notices.calendar("room-1", new CalendarLog());
        assertThat(nats.subjects()).containsExactlyInAnyOrder(POSITION, APPOINTMENT, CALENDAR);

        one.close();
        assertThat(nats.subjects()).contains(APPOINTMENT);
        other.close();
        calendar.close();
        assertThat(nats.subjects()).containsExactly(POSITION);
        assertThat(notices.isAnythingWanted()).isFalse();
    }

    @Test
    void tellsEachListenerUntilItLeaves() throws InterruptedException {
        var one = new ArrayList<Long>();
        var other = new ArrayList<Long>();
        Interest leaving = notices.appointment("a-1", appointment -> one.add(appointment.getVersion()));
        try (Interest _ = notices.appointment("a-1", appointment -> other.add(appointment.getVersion()))) {
            nats.send(APPOINTMENT, notice(1));
            leaving.close();
            nats.send(APPOINTMENT, notice(2));
        }
        assertThat(one).containsExactly(1L);
        assertThat(other).containsExactly(1L, 2L);
    }

    @Test
    void tellsACalendarOfItsAppointments() throws InterruptedException {
        var log = new CalendarLog();
        try (Interest _ = notices.calendar("room-1", log)) {
            nats.send(CALENDAR, notice(1));
            notices.swept("room-1", 20, 10);
        }
        assertThat(log.told).containsExactly("version 1", "at 20 changed 10");
    }

    @Test
    void survivesBytesThatAreNoNotice() throws InterruptedException {
        var told = new ArrayList<Long>();
        try (Interest _ = notices.appointment("a-1", appointment -> told.add(appointment.getVersion()))) {
            nats.send(APPOINTMENT, new byte[] {(byte) 0xff});
            nats.send(POSITION, new byte[] {(byte) 0xff});
            nats.send(APPOINTMENT, notice(3));
        }
        assertThat(told).containsExactly(3L);
    }

    @Test
    void wakesOnlyThoseWhosePositionIsReached() throws InterruptedException {
        var near = new Bell();
        var far = new Bell();
        try (Interest _ = notices.position().awaited(10, near);
                Interest _ = notices.position().awaited(11, far)) {
            nats.send(POSITION, PositionNotice.newBuilder().setPosition(10).build().toByteArray());
        }
        assertThat(near.await(Duration.ZERO)).isTrue();
        assertThat(far.await(Duration.ZERO)).isFalse();
        assertThat(notices.isAnythingWanted()).isFalse();
    }

    @Test
    void theKnownPositionNeverGoesBack() {
        notices.position().reached(10);
        notices.position().reached(9);

        assertThat(notices.position().latest()).isEqualTo(10);
    }

    private static byte[] notice(long version) {
        return AppointmentNotice.newBuilder()
                .setAppointment(Appointment.newBuilder().setAppointmentId("a-1").setVersion(version))
                .setAsOfPosition(version)
                .build()
                .toByteArray();
    }

    private static final class CalendarLog implements CalendarListener {

        private final ArrayList<String> told = new ArrayList<>();

        @Override
        public void changed(AppointmentNotice notice) {
            told.add("version " + notice.getAppointment().getVersion());
        }

        @Override
        public void swept(long position, long changePosition) {
            told.add("at " + position + " changed " + changePosition);
        }
    }
}
