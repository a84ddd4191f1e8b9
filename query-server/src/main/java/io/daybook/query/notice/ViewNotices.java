package io.daybook.query.notice;

import com.google.protobuf.InvalidProtocolBufferException;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentNotice;
import io.daybook.v1.PositionNotice;
import io.daybook.views.NoticeSubjects;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the projector tells of the views, passed on to whoever wants to know. A notice may be lost: see {@link Sweep}.
 * Safe for use by many threads.
 */
public final class ViewNotices {

    private static final Logger LOG = LoggerFactory.getLogger(ViewNotices.class);

    private final ViewPosition position = new ViewPosition();
    private final Topics<AppointmentListener> appointments;
    private final Topics<CalendarListener> calendars;
    private final Subscriber subscriber;

    /** Listens to positions from now on, and to appointments when somebody wants to know of them. */
    public ViewNotices(Subscriber subscriber) {
        this.subscriber = subscriber;
        this.appointments = new Topics<>(this::subscribeAppointment);
        this.calendars = new Topics<>(this::subscribeCalendar);
        subscriber.subscribe(NoticeSubjects.POSITION, this::onPosition);
    }

    /** How far the views are known to have come. */
    public ViewPosition position() {
        return position;
    }

    /** Has every version of an appointment told that the views come to show after this returns. */
    public Interest appointment(String appointmentId, AppointmentListener listener) throws InterruptedException {
        return settled(appointments.listen(appointmentId, listener));
    }

    /** Has every change to an appointment of a calendar told that the views come to show after this returns. */
    public Interest calendar(String calendarId, CalendarListener listener) throws InterruptedException {
        return settled(calendars.listen(calendarId, listener));
    }

    void settle() throws InterruptedException {
        subscriber.settle();
    }

    Set<String> wantedAppointments() {
        return appointments.keys();
    }

    Set<String> wantedCalendars() {
        return calendars.keys();
    }

    boolean isAnythingWanted() {
        return position.isAwaited() || !appointments.isEmpty() || !calendars.isEmpty();
    }

    void seen(Appointment appointment) {
        appointments.tell(appointment.getAppointmentId(), listener -> listener.seen(appointment));
    }

    void swept(String calendarId, long viewPosition, long changePosition) {
        calendars.tell(calendarId, listener -> listener.swept(viewPosition, changePosition));
    }

    private Interest settled(Interest interest) throws InterruptedException {
        try {
            subscriber.settle();
            return interest;
        } catch (InterruptedException e) {
            interest.close();
            throw e;
        }
    }

    private Interest subscribeAppointment(String id) {
        return subscribe(NoticeSubjects.ofAppointment(id), notice -> seen(notice.getAppointment()));
    }

    private Interest subscribeCalendar(String id) {
        return subscribe(NoticeSubjects.ofCalendar(id), notice -> calendars.tell(id, listener -> listener.changed(notice)));
    }

    private Interest subscribe(String subject, Consumer<AppointmentNotice> onNotice) {
        return subscriber.subscribe(subject, bytes -> {
            try {
                AppointmentNotice notice = AppointmentNotice.parseFrom(bytes);
                position.reached(notice.getAsOfPosition());
                onNotice.accept(notice);
            } catch (InvalidProtocolBufferException e) {
                LOG.warn("unreadable notice on {}: {}", subject, e.toString());
            }
        });
    }

    private void onPosition(byte[] bytes) {
        try {
            position.reached(PositionNotice.parseFrom(bytes).getPosition());
        } catch (InvalidProtocolBufferException e) {
            LOG.warn("unreadable notice of a position: {}", e.toString());
        }
    }
}
