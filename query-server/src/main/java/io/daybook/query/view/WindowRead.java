package io.daybook.query.view;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;

import io.daybook.v1.Appointment;
import io.daybook.views.AgendaDay;
import io.daybook.views.AppointmentDocument;
import io.daybook.views.AppointmentVersionDocument;
import io.daybook.views.Views;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One read of what is in a window, from the agenda. Its days are neither written at once nor read at once: an appointment that
 * moves from one to another may be found on neither. So where a day is newer than the views' position, all that changed on the
 * calendar since is read too; the projector writes versions before days. For one thread.
 */
final class WindowRead {

    private final Views views;
    private final long position;
    private final CalendarWindow window;

    /** Position of the newest event that a day shows. */
    private long newestOfDays;

    /**
     * A read from views.
     *
     * @param position how far they were before
     */
    WindowRead(Views views, long position, CalendarWindow window) {
        this.views = views;
        this.position = position;
        this.window = window;
    }

    /** The appointments, as they are; not all of them are in the window. */
    Stream<Appointment> appointments() {
        return Stream.<Supplier<Stream<String>>>of(this::entered, this::changedMeanwhile)
                .flatMap(Supplier::get)
                .distinct()
                .gather(Found.keysOfOneQuery())
                .flatMap(ids -> Found.stream(views.appointments().find(in("_id", ids)), AppointmentDocument::fromBson));
    }

    private Stream<String> entered() {
        List<String> keys = window.days().stream()
                .map(day -> AgendaDay.id(window.calendarId(), day))
                .toList();
        return Found.stream(views.agenda().find(in("_id", keys)), AgendaDay::fromBson)
                .flatMap(this::entries)
                .filter(window::holds)
                .map(AgendaDay.Entry::appointmentId);
    }

    private Stream<AgendaDay.Entry> entries(AgendaDay day) {
        newestOfDays = Math.max(newestOfDays, day.position());
        return day.entries().stream();
    }

    private Stream<String> changedMeanwhile() {
        if (newestOfDays <= position) {
            return Stream.empty();
        }
        var changed = and(
                eq(AppointmentVersionDocument.CALENDAR_IDS, window.calendarId()),
                gt(AppointmentVersionDocument.POSITION, position));
        return Found.stream(
                views.appointmentVersions().find(changed).projection(include(AppointmentVersionDocument.APPOINTMENT_ID)),
                version -> version.getString(AppointmentVersionDocument.APPOINTMENT_ID));
    }
}
