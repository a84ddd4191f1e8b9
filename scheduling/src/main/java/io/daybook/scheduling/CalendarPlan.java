package io.daybook.scheduling;

/**
 * A calendar and what is taken on it: all that a decision about one of its slots looks at.
 *
 * @param calendarId its id
 * @param calendar   the calendar
 * @param bookings   what takes time on it
 */
public record CalendarPlan(String calendarId, Calendar calendar, Bookings bookings) {}
