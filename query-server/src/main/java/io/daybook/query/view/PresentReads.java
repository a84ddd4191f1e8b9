package io.daybook.query.view;

import static com.mongodb.client.model.Filters.in;

import io.daybook.v1.Appointment;
import io.daybook.views.AgendaDay;
import io.daybook.views.AppointmentDocument;
import io.daybook.views.Views;
import java.util.List;
import java.util.stream.Stream;

/** The queries of what is in a window, from the agenda. Safe for use by many threads. */
public final class PresentReads {

    private final Views views;

    PresentReads(Views views) {
        this.views = views;
    }

    /**
     * The appointments that the agenda has in a window, as they are, each once and in no order; some may have left it since.
     * They are read as they are taken; to be closed.
     */
    public Stream<Appointment> appointmentsIn(CalendarWindow window) {
        return agenda(window)
                .flatMap(day -> day.entries().stream())
                .filter(window::holds)
                .map(AgendaDay.Entry::appointmentId)
                .distinct()
                .gather(Found.keysOfOneQuery())
                .flatMap(this::appointments);
    }

    private Stream<AgendaDay> agenda(CalendarWindow window) {
        List<String> keys = window.days().stream()
                .map(day -> AgendaDay.id(window.calendarId(), day))
                .toList();
        return Found.stream(views.agenda().find(in("_id", keys)), AgendaDay::fromBson);
    }

    private Stream<Appointment> appointments(List<String> ids) {
        return Found.stream(views.appointments().find(in("_id", ids)), AppointmentDocument::fromBson);
    }
}
