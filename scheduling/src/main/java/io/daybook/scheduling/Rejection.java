package io.daybook.scheduling;

import java.time.Instant;
import java.util.Optional;

/** Why a command is refused. Immutable. */
public sealed interface Rejection {

    /**
     * A field's value cannot be used, which shows only together with the state.
     *
     * @param field   the field of the request
     * @param problem what is wrong with it, a clause that follows the field's name
     */
    record InvalidField(String field, String problem) implements Rejection {}

    /**
     * The calendar does not exist.
     *
     * @param calendarId the id that was named
     */
    record CalendarUnknown(String calendarId) implements Rejection {}

    /** The appointment does not exist. */
    record AppointmentUnknown() implements Rejection {}

    /** A calendar with this id exists already. */
    record CalendarExists() implements Rejection {}

    /** An appointment with this id exists already. */
    record AppointmentExists() implements Rejection {}

    /**
     * An appointment of the calendar that is not cancelled has this external UID.
     *
     * @param appointmentId that appointment
     */
    record ExternalUidTaken(String appointmentId) implements Rejection {}

    /**
     * The entity is not at the version the caller expects.
     *
     * @param current  the version it has
     * @param expected the version the caller named
     */
    record VersionMismatch(long current, long expected) implements Rejection {}

    /**
     * Part of the time is taken. Says nothing of whose it is.
     *
     * @param busy       the busy interval in the way
     * @param freeBefore the nearest free slot of the wanted length before it, if there is one
     * @param freeAfter  the nearest free slot of the wanted length after it, if there is one
     */
    record SlotTaken(TimeSlot busy, Optional<TimeSlot> freeBefore, Optional<TimeSlot> freeAfter) implements Rejection {}

    /**
     * The calendar takes no bookings any more.
     *
     * @param calendarId the calendar
     */
    record CalendarClosed(String calendarId) implements Rejection {}

    /** The appointment is cancelled. */
    record AppointmentCancelled() implements Rejection {}

    /**
     * The start lies in the past.
     *
     * @param start the start
     * @param now   when it was asked
     */
    record StartInPast(Instant start, Instant now) implements Rejection {}
}
