package io.daybook.scheduling;

import java.util.List;

/** The state of a series: the fold of its events. Its occurrences are appointments of their own. Immutable. */
public sealed interface Series {

    /** Not booked yet. */
    record Unknown() implements Series {}

    /**
     * Booked.
     *
     * @param calendarId     the main calendar its occurrences were booked on
     * @param rule           its recurrence rule, as asked
     * @param zone           the id of the zone in which it recurs
     * @param appointmentIds the appointments that were booked, by start
     */
    record Known(String calendarId, String rule, String zone, List<String> appointmentIds) implements Series {

        /** Copies the list. */
        public Known {
            appointmentIds = List.copyOf(appointmentIds);
        }
    }
}
