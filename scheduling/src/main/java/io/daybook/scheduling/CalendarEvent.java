package io.daybook.scheduling;

/** What can have happened to a calendar. Immutable. */
public sealed interface CalendarEvent {

    /** It was created. */
    record Created(Calendar.Profile profile) implements CalendarEvent {}

    /** Its name or time zone changed. */
    record Updated(Calendar.Profile profile) implements CalendarEvent {}

    /** It was closed. */
    record Closed() implements CalendarEvent {}
}
