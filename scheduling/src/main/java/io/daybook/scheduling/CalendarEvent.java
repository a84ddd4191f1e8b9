package io.daybook.scheduling;

/** What can have happened to a calendar. Immutable. */
public sealed interface CalendarEvent {

    /**
     * It was created.
     *
     * @param profile how it is called and where it is
     */
    record Created(Calendar.Profile profile) implements CalendarEvent {}

    /**
     * Its name or time zone changed.
     *
     * @param profile how it is called and where it is from now on
     */
    record Updated(Calendar.Profile profile) implements CalendarEvent {}

    /** It was closed. */
    record Closed() implements CalendarEvent {}
}
