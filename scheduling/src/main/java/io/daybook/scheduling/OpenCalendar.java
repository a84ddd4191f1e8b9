package io.daybook.scheduling;

import java.time.ZoneId;

/**
 * A calendar that takes bookings, and the seats taken on it: all that decides whether a time can be booked. The command
 * side makes it from its exact state, the query side from the views.
 *
 * @param calendarId its id
 * @param zone       the zone of its rules' local times
 * @param rules      the rules
 * @param seatsTaken the seats taken
 */
public record OpenCalendar(String calendarId, ZoneId zone, CalendarRules rules, SeatsTaken seatsTaken) {

    /** The same without the rules that are set aside. */
    OpenCalendar under(Waiver waiver) {
        return waiver.overridesRules() ? new OpenCalendar(calendarId, zone, rules.seatsOnly(), seatsTaken) : this;
    }
}
