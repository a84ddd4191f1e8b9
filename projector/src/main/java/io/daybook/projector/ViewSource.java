package io.daybook.projector;

import io.daybook.scheduling.message.AppointmentSnapshot;
import io.daybook.views.AgendaDay;
import java.util.Collection;
import java.util.Map;

/**
 * What the views hold. After a crash they may hold more than the checkpoint says: what was written of the batch that was
 * under way.
 */
interface ViewSource {

    /**
     * Appointments at the wanted versions.
     *
     * @param versions version by appointment id, 1 or more
     * @return by id; an appointment without such a version is left out
     */
    Map<String, AppointmentSnapshot> appointments(Map<String, Long> versions);

    /** Calendars by id; one that is not there is left out. */
    Map<String, CalendarState> calendars(Collection<String> calendarIds);

    /** Days by key; one that is not there is left out. */
    Map<DayKey, AgendaDay> days(Collection<DayKey> keys);

    /** Position of the last change to any appointment of a calendar before a position, 0 if there is none. */
    long lastChangeBefore(String calendarId, long position);
}
