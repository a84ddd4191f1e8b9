package io.daybook.cli.command;

import io.daybook.cli.text.Zones;
import io.daybook.v1.Calendar;
import io.daybook.v1.UpdateCalendarRequest;
import java.time.ZoneId;

/**
 * Asks the command server for a calendar. An update that changes nothing and is only to be validated is answered with
 * the calendar as it is now: a calendar created a moment ago is known, which the views may not show yet, and a closed
 * one is refused, which spares asking for every event of a file.
 */
final class CalendarProbe {

    private final Session session;

    CalendarProbe(Session session) {
        this.session = session;
    }

    /** The calendar's zone. */
    ZoneId zoneOf(String calendarId) {
        return Zones.known(calendar(calendarId).getTimeZone());
    }

    /** The calendar as it is now. */
    Calendar calendar(String calendarId) {
        var request = UpdateCalendarRequest.newBuilder()
                .setCalendarId(calendarId)
                .setValidateOnly(true)
                .build();
        return session.call(session.servers().calendarCommands(), stub -> stub.updateCalendar(request))
                .getCalendar();
    }
}
