package io.daybook.cli.ics;

/**
 * An event that was not booked.
 *
 * @param uid    the external UID it would have; for all of a series, what those of its occurrences begin with
 * @param title  what it is
 * @param time   when it is, with its zone; empty if that cannot be told
 * @param reason why it was not booked
 */
public record Refused(String uid, String title, String time, String reason) {}
