package io.daybook.query.read;

import io.daybook.query.view.CalendarWindow;
import io.daybook.v1.AgendaDay;
import io.daybook.v1.Appointment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * Days in a row, as the clocks of a time zone have them. Immutable.
 *
 * @param first the first day
 * @param count how many
 * @param zone  the time zone
 */
record LocalDays(LocalDate first, int count, ZoneId zone) {

    /** All of their time. */
    CalendarWindow onCalendar(String calendarId) {
        return new CalendarWindow(calendarId, startOf(first), startOf(first.plusDays(count)));
    }

    /** Puts appointments on each of the days on which they take time on a calendar, if there is any; their order stays. */
    List<AgendaDay> withAppointments(String calendarId, List<Appointment> appointments) {
        return first.datesUntil(first.plusDays(count))
                .map(date -> AgendaDay.newBuilder()
                        .setDate(date.toString())
                        .addAllAppointments(of(date, calendarId, appointments))
                        .build())
                .toList();
    }

    private List<Appointment> of(LocalDate date, String calendarId, List<Appointment> appointments) {
        Instant start = startOf(date);
        Instant end = startOf(date.plusDays(1));
        if (!start.isBefore(end)) {
            // A day that a place left out when it moved across the date line.
            return List.of();
        }
        var day = new CalendarWindow(calendarId, start, end);
        return appointments.stream().filter(day::holds).toList();
    }

    private Instant startOf(LocalDate date) {
        return date.atStartOfDay(zone).toInstant();
    }
}
