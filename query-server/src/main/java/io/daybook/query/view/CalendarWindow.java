package io.daybook.query.view;

import io.daybook.v1.Appointment;
import io.daybook.views.AgendaDay;
import io.daybook.views.AppointmentDocument;
import io.daybook.views.AppointmentStates;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A span of one calendar. Buffers do not count: what is in it is what people see there. Immutable.
 *
 * @param calendarId the calendar
 * @param start      what ends after this instant is in it
 * @param end        what starts before this instant is in it; after {@code start}
 */
public record CalendarWindow(String calendarId, Instant start, Instant end) {

    /** Whether an appointment takes time in it. */
    public boolean holds(Appointment appointment) {
        return AppointmentStates.takesTime(appointment.getState())
                && AppointmentDocument.calendarIds(appointment).contains(calendarId)
                && overlaps(
                        Instant.ofEpochSecond(appointment.getStartTime().getSeconds()),
                        Instant.ofEpochSecond(appointment.getEndTime().getSeconds()));
    }

    /** Whether an entry of the calendar's agenda takes time in it. */
    public boolean holds(AgendaDay.Entry entry) {
        return overlaps(entry.start(), entry.end());
    }

    /** The days of UTC that it touches. */
    public List<LocalDate> days() {
        return AgendaDay.daysBetween(start, end).toList();
    }

    private boolean overlaps(Instant otherStart, Instant otherEnd) {
        return otherStart.isBefore(end) && start.isBefore(otherEnd);
    }
}
