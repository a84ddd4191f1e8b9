package io.daybook.query.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.query.notice.Bell;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentNotice;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CalendarMailboxTest {

    private final Bell bell = new Bell();
    private final CalendarMailbox mailbox = new CalendarMailbox(bell, 3 * notice(1).getSerializedSize());

    @Test
    void keepsNoticesInOrderAndRings() throws InterruptedException {
        mailbox.changed(notice(1));
        mailbox.changed(notice(2));

        assertThat(bell.await(Duration.ZERO)).isTrue();
        assertThat(mailbox.take().notices()).containsExactly(notice(1), notice(2));
        assertThat(mailbox.take().notices()).isEmpty();
    }

    @Test
    void forgetsAllWhenFullAndSaysSoOnce() {
        for (int position = 1; position <= 10; position++) {
            mailbox.changed(notice(position));
        }

        var mail = mailbox.take();
        assertThat(mail.forgotten()).isTrue();
        assertThat(mail.notices()).isEmpty();
        mailbox.changed(notice(11));
        assertThat(mailbox.take()).satisfies(next -> {
            assertThat(next.forgotten()).isFalse();
            assertThat(next.notices()).containsExactly(notice(11));
        });
    }

    @Test
    void holdsAsManyAsItHasRoomFor() {
        mailbox.changed(notice(1));
        mailbox.changed(notice(2));
        mailbox.changed(notice(3));

        assertThat(mailbox.take().forgotten()).isFalse();
    }

    @Test
    void keepsTheNewestSweep() {
        mailbox.swept(10, 7);
        mailbox.swept(12, 7);

        assertThat(mailbox.take().swept()).contains(new CalendarMailbox.Sweeping(12, 7));
        assertThat(mailbox.take().swept()).isEmpty();
    }

    private static AppointmentNotice notice(long position) {
        return AppointmentNotice.newBuilder()
                .setAppointment(Appointment.newBuilder().setPosition(position))
                .build();
    }
}
