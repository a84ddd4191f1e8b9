package io.daybook.scheduling;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What can be asked of an appointment. Everything a decision needs is in it, also the time it was asked. Immutable. */
public sealed interface AppointmentCommand {

    /** A command that gives an appointment that is not known yet its time. */
    sealed interface Placing extends AppointmentCommand {

        /** On which calendars, the main one first. */
        List<String> calendarIds();
    }

    /**
     * Book it.
     *
     * @param calendarIds on which calendars, the main one first
     * @param start       when it starts
     * @param end         when it ends
     * @param zone        the time zone of a local start, and to show it in; empty: the main calendar's
     * @param details     what it is about
     * @param externalUid the id it has elsewhere, empty if none
     * @param occurrence  its place in a series, if it belongs to one
     * @param waiver      the rules that are set aside
     * @param now         when this was asked
     */
    record Book(
            List<String> calendarIds,
            Start start,
            End end,
            Optional<ZoneId> zone,
            Details details,
            String externalUid,
            Optional<Appointment.Occurrence> occurrence,
            Waiver waiver,
            Instant now)
            implements Placing {}

    /**
     * Hold its time for a while.
     *
     * @param calendarIds on which calendars, the main one first
     * @param start       when it starts
     * @param end         when it ends
     * @param zone        the time zone of a local start, and to show it in; empty: the main calendar's
     * @param duration    how long to hold it
     * @param holder      who holds it
     * @param waiver      the rules that are set aside
     * @param now         when this was asked
     */
    record Hold(
            List<String> calendarIds,
            Start start,
            End end,
            Optional<ZoneId> zone,
            Duration duration,
            String holder,
            Waiver waiver,
            Instant now)
            implements Placing {}

    /**
     * Book the time that it holds. What is empty is not compared with the hold.
     *
     * @param calendarIds the calendars it must hold, the main one first; only the main one is required
     * @param start       when it must start
     * @param end         when it must end
     * @param zone        the time zone to show it in; empty: that of the hold
     * @param details     what it is about
     * @param externalUid the id it has elsewhere, empty if none
     * @param holder      who books
     * @param now         when this was asked
     */
    record BookHeld(
            List<String> calendarIds,
            Optional<Start> start,
            Optional<End> end,
            Optional<ZoneId> zone,
            Details details,
            String externalUid,
            String holder,
            Instant now)
            implements AppointmentCommand {}

    /** Give the hold back. */
    record ReleaseHold() implements AppointmentCommand {}

    /**
     * Let the hold run out, if it is due.
     *
     * @param now when this was asked
     */
    record ExpireHold(Instant now) implements AppointmentCommand {}

    /** Confirm it. */
    record Confirm() implements AppointmentCommand {}

    /**
     * Decline it.
     *
     * @param reason why, may be empty
     */
    record Decline(String reason) implements AppointmentCommand {}

    /**
     * Move it in time or to other calendars.
     *
     * @param calendarIds on which calendars from now on, the main one first; empty: it stays on its own
     * @param start       when it starts from now on
     * @param end         when it ends from now on; empty: it keeps its length
     * @param zone        the time zone of a local start, and to show it in; empty: the one it has
     * @param waiver      the rules that are set aside
     * @param now         when this was asked
     */
    record Reschedule(
            List<String> calendarIds,
            Start start,
            Optional<End> end,
            Optional<ZoneId> zone,
            Waiver waiver,
            Instant now)
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
     * @param waiver the rules that are set aside
     * @param now    when this was asked
     */
    record Cancel(String reason, Waiver waiver, Instant now) implements AppointmentCommand {}

    /**
     * Say that it took place.
     *
     * @param now when this was asked
     */
    record Complete(Instant now) implements AppointmentCommand {}

    /**
     * Say that nobody came.
     *
     * @param now when this was asked
     */
    record MarkNoShow(Instant now) implements AppointmentCommand {}
}
