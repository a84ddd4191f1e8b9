package io.daybook.scheduling;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What can be asked of an appointment. Everything a decision needs is in it, also the time it was asked. Immutable. */
public sealed interface AppointmentCommand {

    /**
     * Book it.
     *
     * @param calendarId  on which calendar
     * @param start       when it starts
     * @param end         when it ends
     * @param zone        the time zone of a local start, and to show it in; empty: the calendar's
     * @param details     what it is about
     * @param externalUid the id it has elsewhere, empty if none
     * @param allowPast   whether it may start before {@code now}
     * @param now         when this was asked
     */
    record Book(
            String calendarId,
            Start start,
            End end,
            Optional<ZoneId> zone,
            Details details,
            String externalUid,
            boolean allowPast,
            Instant now)
            implements AppointmentCommand {}

    /**
     * Move it in time.
     *
     * @param start     when it starts from now on
     * @param end       when it ends from now on; empty: it keeps its length
     * @param zone      the time zone of a local start, and to show it in; empty: the one it has
     * @param allowPast whether it may start before {@code now}
     * @param now       when this was asked
     */
    record Reschedule(Start start, Optional<End> end, Optional<ZoneId> zone, boolean allowPast, Instant now)
            implements AppointmentCommand {}

    /**
     * Describe it anew. What is empty stays as it is.
     *
     * @param title       new title
     * @param description new description
     * @param attendees   new attendees, all of them
     */
    record UpdateDetails(Optional<String> title, Optional<String> description, Optional<List<Attendee>> attendees)
            implements AppointmentCommand {}

    /**
     * Cancel it.
     *
     * @param reason why, may be empty
     */
    record Cancel(String reason) implements AppointmentCommand {}
}
