package io.daybook.query.watch;

import io.daybook.v1.Appointment;
import java.util.List;
import java.util.Optional;

/** What happened to the appointments of one calendar, as far as the views have it. */
interface CalendarHistory {

    /** How far the views have come. */
    long position();

    /** The changes with a position in {@code (after, upTo]}, in order of position, at most {@link #PAGE_SIZE}. */
    List<Appointment> changes(long after, long upTo);

    /** One version of an appointment. */
    Optional<Appointment> version(String appointmentId, long version);

    /** How many changes are read at once. */
    int PAGE_SIZE = 10;
}
