package io.daybook.query.watch;

import io.daybook.query.call.Call;
import io.daybook.query.notice.Interest;
import io.daybook.query.notice.ViewNotices;
import io.daybook.query.read.FreshReads;
import io.daybook.query.read.GettingCalendar;
import io.daybook.query.view.CalendarWindow;
import io.daybook.query.view.ViewReads;
import io.daybook.v1.Appointment;
import io.daybook.service.ServiceException;
import io.daybook.v1.AppointmentVersion;
import io.daybook.v1.WatchCalendarResponse;
import io.daybook.views.AgendaDay;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Gatherers;

/** Streams what is in a window of a calendar and what happens to it. For one thread at a time. */
final class CalendarWatch implements Watching<WatchCalendarResponse> {

    /** What a watch holds while its caller does not read: little, as there are thousands. */
    private static final int DAYS_PER_READ = 10;

    private static final int MAILBOX_BYTES = 16 * 1024;

    private final CalendarWindow window;
    private final long afterPosition;
    private final FreshReads reads;
    private final ViewNotices notices;
    private final WatchStream<WatchCalendarResponse> stream;
    private final CalendarMailbox mailbox;
    private final CalendarTeller teller;

    /**
     * A watch to be run.
     *
     * @param afterPosition 0 to begin with a snapshot
     */
    CalendarWatch(
            CalendarWindow window,
            long afterPosition,
            FreshReads reads,
            ViewNotices notices,
            Call call,
            WatchStream<WatchCalendarResponse> stream) {
        this.window = window;
        this.afterPosition = afterPosition;
        this.reads = reads;
        this.notices = notices;
        this.stream = stream;
        this.mailbox = new CalendarMailbox(call.bell(), MAILBOX_BYTES);
        this.teller = new CalendarTeller(window, new ViewHistory(), stream::send, () -> stream.sendOwed(this::heartbeat));
    }

    @Override
    public Interest listen() throws InterruptedException {
        return notices.calendar(window.calendarId(), mailbox);
    }

    @Override
    public void open() {
        var calendar = new GettingCalendar(reads).get(window.calendarId(), afterPosition);
        if (afterPosition > 0) {
            teller.resume(afterPosition);
        } else {
            tellSnapshot(calendar.getAsOfPosition());
        }
    }

    /** Never all: the caller ends it. */
    @Override
    public boolean tellNews() {
        if (stream.isReady()) {
            teller.hear(mailbox.take());
        }
        return false;
    }

    @Override
    public WatchCalendarResponse heartbeat() {
        return teller.heartbeat();
    }

    @Override
    public ServiceException resumable(ServiceException failure) {
        long told = teller.resumePosition();
        return told > 0 ? failure.with("resume_position", told) : failure;
    }

    private void tellSnapshot(long readAfter) {
        window.days().stream()
                .gather(Gatherers.windowFixed(DAYS_PER_READ))
                .flatMap(days -> entered(days).stream().gather(Gatherers.windowFixed(PAGE_SIZE)))
                .forEach(this::tellExisting);
        reads.awaitPosition(teller.newestRead());
        teller.completeSnapshot(readAfter);
    }

    private void tellExisting(List<String> ids) {
        var left = new HashSet<>(ids);
        List<Appointment> read;
        do {
            read = read(views -> views.someAppointments(left, PAGE_BYTES));
            read.forEach(appointment -> left.remove(appointment.getAppointmentId()));
            teller.existing(read);
        } while (!left.isEmpty() && !read.isEmpty());
    }

    private List<String> entered(List<LocalDate> days) {
        List<AgendaDay> agenda = read(views -> views.agenda(window.calendarId(), days));
        agenda.forEach(day -> teller.read(day.position()));
        return agenda.stream()
                .flatMap(day -> day.entries().stream())
                .filter(window::holds)
                .map(AgendaDay.Entry::appointmentId)
                .distinct()
                .toList();
    }

    /** Views that are wiped meanwhile would look as if there were less. */
    private <T> T read(Function<ViewReads, T> read) {
        ViewReads views = reads.views();
        return reads.unwiped(views, () -> read.apply(views));
    }

    /** The calendar's history in the views. */
    private final class ViewHistory implements CalendarHistory {

        @Override
        public long position() {
            return reads.views().position();
        }

        @Override
        public List<Appointment> changes(long after, long upTo) {
            return read(views -> views.changes(window.calendarId(), after, upTo, PAGE_SIZE, PAGE_BYTES));
        }

        @Override
        public Optional<Appointment> version(String appointmentId, long version) {
            return read(views -> views.version(appointmentId, version)).map(AppointmentVersion::getAppointment);
        }
    }
}
