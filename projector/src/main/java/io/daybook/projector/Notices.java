package io.daybook.projector;

import io.daybook.v1.AppointmentNotice;
import io.daybook.v1.PositionNotice;
import io.daybook.views.NoticeSubjects;
import io.nats.client.Connection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the query servers what changed, at most once: whoever misses a notice finds out from the next one, or looks by
 * itself. For one thread.
 */
final class Notices {

    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

    private final Connection nats;

    Notices(Connection nats) {
        this.nats = nats;
    }

    /** Tells that the views have reached a position with these changes. */
    void send(Changes changes, long position) {
        try {
            changes.appointments().forEach(change -> send(change, position));
            nats.publish(
                    NoticeSubjects.POSITION,
                    PositionNotice.newBuilder().setPosition(position).build().toByteArray());
        } catch (IllegalStateException e) {
            // NATS is away and no more can be kept for it. The views are right all the same.
            LOG.debug("notices up to position {} are lost: {}", position, e.toString());
        }
    }

    /** Tells each calendar's watchers, also those of one that the appointment left, by that calendar's own chain. */
    private void send(AppointmentChange change, long position) {
        change.previousPositions().forEach((calendarId, previous) -> nats.publish(
                NoticeSubjects.appointment(calendarId, change.after().id()),
                AppointmentNotice.newBuilder()
                        .setAppointment(change.message())
                        .setPreviousCalendarPosition(previous)
                        .setAsOfPosition(position)
                        .build()
                        .toByteArray()));
    }
}
