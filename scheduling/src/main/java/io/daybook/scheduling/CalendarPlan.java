package io.daybook.scheduling;

/**
 * A calendar and what is booked on it: all that a decision about one of its slots looks at.
 *
 * @param calendar the calendar
 * @param bookings what is booked on it
 */
public record CalendarPlan(Calendar calendar, Bookings bookings) {}
