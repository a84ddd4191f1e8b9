package io.daybook.scheduling;

/** The calendars that a decision may look at. */
@FunctionalInterface
public interface Calendars {

    /** A calendar and what is taken on it; one that does not exist is {@link Calendar.Unknown}. */
    CalendarPlan plan(String calendarId);
}
