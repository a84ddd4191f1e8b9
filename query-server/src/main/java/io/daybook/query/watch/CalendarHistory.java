package io.daybook.query.watch;

import io.daybook.v1.Appointment;
import java.util.List;
import java.util.Optional;

/** What happened to the appointments of one calendar, as far as the views have it. */
interface CalendarHistory {

    /** How far the views have come. */
    long position();

    /** The first of the changes with a position in {@code (after, upTo]}, in order of position; empty if there are none. */
    List<Appointment> changes(long after, long upTo);

    /** One version of an appointment. */
    Optional<Appointment> version(String appointmentId, long version);
}
