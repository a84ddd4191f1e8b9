package io.daybook.scheduling;

import java.util.List;

/**
 * What an appointment is about. Immutable.
 *
 * @param title       what it is
 * @param description anything more, may be empty
 * @param attendees   who takes part
 */
public record Details(String title, String description, List<Attendee> attendees) {

    /** Copies the list. */
    public Details {
        attendees = List.copyOf(attendees);
    }
}
