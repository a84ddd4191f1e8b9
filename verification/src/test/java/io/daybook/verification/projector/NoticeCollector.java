package io.daybook.verification.projector;

import static org.awaitility.Awaitility.await;

import com.google.protobuf.InvalidProtocolBufferException;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentNotice;
import io.daybook.v1.PositionNotice;
import io.daybook.views.NoticeSubjects;
import io.nats.client.Connection;
import io.nats.client.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;

/** Everything the projector tells over core NATS. Safe for use by many threads. */
final class NoticeCollector {

    /** In {@code daybook.views.<format>.appointment.<calendar>.<appointment>}. */
    private static final int CALENDAR_TOKEN = 4;

    private final List<AppointmentNotice> appointments = new CopyOnWriteArrayList<>();
    private final List<Fold.Link> links = new CopyOnWriteArrayList<>();
    private final List<Long> positions = new CopyOnWriteArrayList<>();

    static NoticeCollector subscribe(Connection nats) throws InterruptedException, TimeoutException {
        var collector = new NoticeCollector();
        nats.createDispatcher(collector::take).subscribe("daybook.views.>");
        nats.flush(Duration.ofSeconds(5));
        return collector;
    }

    List<AppointmentNotice> appointments() {
        return appointments;
    }

    /** Each version once, however many calendars it was told on, in the order in which they came. */
    List<Appointment> versions() {
        return appointments.stream().map(AppointmentNotice::getAppointment).distinct().toList();
    }

    /** Which change followed which, as the calendars' watchers were told. */
    List<Fold.Link> links() {
        return links;
    }

    List<Long> positions() {
        return positions;
    }

    void awaitPosition(long position) {
        await().atMost(ProjectorStage.PATIENCE).until(() -> positions.contains(position));
    }

    private static String calendarId(Message message) {
        return message.getSubject().split("\\.")[CALENDAR_TOKEN];
    }

    private void take(Message message) {
        try {
            if (message.getSubject().equals(NoticeSubjects.POSITION)) {
                positions.add(PositionNotice.parseFrom(message.getData()).getPosition());
            } else {
                AppointmentNotice notice = AppointmentNotice.parseFrom(message.getData());
                appointments.add(notice);
                links.add(new Fold.Link(
                        calendarId(message),
                        notice.getAppointment().getPosition(),
                        notice.getPreviousCalendarPosition()));
            }
        } catch (InvalidProtocolBufferException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
