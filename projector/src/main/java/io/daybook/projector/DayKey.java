package io.daybook.projector;

import io.daybook.scheduling.Appointment.Claim;
import io.daybook.views.AgendaDay;
import java.time.LocalDate;
import java.util.stream.Stream;

/**
 * Names one UTC day of one calendar. Immutable.
 *
 * @param calendarId the calendar
 * @param day        the day
 */
record DayKey(String calendarId, LocalDate day) {

    /** The days on which an appointment takes time of a calendar, be it only by its buffers. */
    static Stream<DayKey> touchedBy(Claim claim) {
        return AgendaDay.daysBetween(claim.blocked().start(), claim.blocked().end())
                .map(day -> new DayKey(claim.calendarId(), day));
    }

    String id() {
        return AgendaDay.id(calendarId, day);
    }
}
