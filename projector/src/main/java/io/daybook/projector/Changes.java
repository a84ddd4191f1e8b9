package io.daybook.projector;

import io.daybook.views.AgendaDay;
import io.daybook.views.CalendarDocument;
import io.daybook.views.DeadLetter;
import java.util.Collection;
import java.util.List;

/**
 * All that a batch of events changes. Immutable.
 *
 * @param appointments every new version, in order of position
 * @param days         the days that changed, as they are now
 * @param calendars    the calendars that changed, as they are now
 * @param deadLetters  the events that could not be applied
 */
record Changes(
        List<AppointmentChange> appointments,
        Collection<AgendaDay> days,
        Collection<CalendarDocument> calendars,
        List<DeadLetter> deadLetters) {

    static final Changes NONE = new Changes(List.of(), List.of(), List.of(), List.of());
}
