package io.daybook.projector;

import io.daybook.scheduling.Appointment.Booking;
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

    /** The days on which a booking takes time. */
    static Stream<DayKey> touchedBy(Booking booking) {
        return AgendaDay.daysBetween(booking.slot().start(), booking.slot().end())
                .map(day -> new DayKey(booking.calendarId(), day));
    }

    String id() {
        return AgendaDay.id(calendarId, day);
    }
}
