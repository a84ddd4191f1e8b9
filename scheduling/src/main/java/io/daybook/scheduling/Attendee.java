package io.daybook.scheduling;

/**
 * A person who takes part in an appointment. Immutable.
 *
 * @param name  name, may be empty
 * @param email e-mail address
 */
public record Attendee(String name, String email) {}
