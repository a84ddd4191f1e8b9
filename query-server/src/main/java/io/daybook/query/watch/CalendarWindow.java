package io.daybook.query.watch;

import io.daybook.service.RequestFields;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentState;
import io.daybook.v1.WatchCalendarRequest;
import io.daybook.views.AgendaDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A span of one calendar. Immutable.
 *
 * @param calendarId the calendar
 * @param start      what ends after this instant is in it
 * @param end        what starts before this instant is in it
 */
record CalendarWindow(String calendarId, Instant start, Instant end) {

    private static final Duration LONGEST = Duration.ofDays(400);

    static CalendarWindow of(RequestFields fields, WatchCalendarRequest request) {
        String calendarId = fields.calendarId("calendar_id", request.getCalendarId());
        if (!request.hasWindowStartTime()) {
            fields.invalid("window_start_time", "must be set");
        }
        if (!request.hasWindowEndTime()) {
            fields.invalid("window_end_time", "must be set");
        }
        Instant start = fields.instant("window_start_time", request.getWindowStartTime());
        Instant end = fields.instant("window_end_time", request.getWindowEndTime());
        if (request.hasWindowEndTime() && (!end.isAfter(start) || end.isAfter(start.plus(LONGEST)))) {
            fields.invalid("window_end_time", "must be after window_start_time by at most 400 days");
        }
        return new CalendarWindow(calendarId, start, end);
    }

    /** Whether an appointment takes time in it. */
    boolean holds(Appointment appointment) {
        return appointment.getState() == AppointmentState.APPOINTMENT_STATE_CONFIRMED
                && overlaps(
                        Instant.ofEpochSecond(appointment.getStartTime().getSeconds()),
                        Instant.ofEpochSecond(appointment.getEndTime().getSeconds()));
    }

    boolean holds(AgendaDay.Entry entry) {
        return overlaps(entry.start(), entry.end());
    }

    /** The days it touches. */
    List<LocalDate> days() {
        return AgendaDay.daysBetween(start, end).toList();
    }

    private boolean overlaps(Instant otherStart, Instant otherEnd) {
        return otherStart.isBefore(end) && start.isBefore(otherEnd);
    }
}
