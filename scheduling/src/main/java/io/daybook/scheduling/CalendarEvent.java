package io.daybook.scheduling;

/** What can have happened to a calendar. Immutable. */
public sealed interface CalendarEvent {

    /**
     * It was created.
     *
     * @param profile its name, zone and rules
     */
    record Created(Calendar.Profile profile) implements CalendarEvent {}

    /**
     * Its name, time zone or rules changed.
     *
     * @param profile its name, zone and rules from now on
     * @param misfits what is booked on it and could not be any more
     */
    record Updated(Calendar.Profile profile, Misfits misfits) implements CalendarEvent {}

    /** It was closed. */
    record Closed() implements CalendarEvent {}
}
