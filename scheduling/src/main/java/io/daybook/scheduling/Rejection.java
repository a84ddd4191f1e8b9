package io.daybook.scheduling;

import java.time.Duration;
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
     * An appointment of the calendar that takes time has this external UID.
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
     * An open calendar has the name.
     *
     * @param calendarId that calendar
     */
    record CalendarNameTaken(String calendarId) implements Rejection {}

    /**
     * All seats are taken for part of the time. Says nothing of whose it is.
     *
     * @param calendarId   on which calendar
     * @param busy         the busy interval in the way
     * @param alternatives the nearest times that could be had
     */
    record SlotTaken(String calendarId, TimeSlot busy, Alternatives alternatives) implements Rejection {

        SlotTaken with(Alternatives found) {
            return new SlotTaken(calendarId, busy, found);
        }
    }

    /**
     * The calendar is not open for all of the time.
     *
     * @param calendarId   which calendar
     * @param slot         the time
     * @param alternatives the nearest times that could be had
     */
    record OutsideAvailability(String calendarId, TimeSlot slot, Alternatives alternatives) implements Rejection {

        OutsideAvailability with(Alternatives found) {
            return new OutsideAvailability(calendarId, slot, found);
        }
    }

    /**
     * The calendar takes only longer or only shorter bookings.
     *
     * @param calendarId which calendar
     * @param length     the wanted length
     * @param minLength  the shortest, zero if any
     * @param maxLength  the longest, zero if any
     */
    record LengthNotOffered(String calendarId, Duration length, Duration minLength, Duration maxLength)
            implements Rejection {}

    /**
     * Bookings of the calendar start at multiples of its granularity only.
     *
     * @param calendarId  which calendar
     * @param granularity its granularity
     */
    record StartNotOffered(String calendarId, Duration granularity) implements Rejection {}

    /**
     * It is too late to book this time, or to change this appointment.
     *
     * @param calendarId which calendar's rule it is
     * @param notice     how long before the start it had to be asked
     * @param start      the start
     * @param now        when it was asked
     */
    record NoticeTooShort(String calendarId, Duration notice, Instant start, Instant now) implements Rejection {}

    /**
     * The calendar does not take bookings that far ahead yet.
     *
     * @param calendarId which calendar
     * @param horizon    how far ahead it takes them
     * @param start      the start
     * @param now        when it was asked
     */
    record BeyondHorizon(String calendarId, Duration horizon, Instant start, Instant now) implements Rejection {}

    /**
     * The calendar takes no bookings any more.
     *
     * @param calendarId the calendar
     */
    record CalendarClosed(String calendarId) implements Rejection {}

    /**
     * The hold ran out.
     *
     * @param expired when; empty if it was ended for that reason already
     */
    record HoldExpired(Optional<Instant> expired) implements Rejection {}

    /**
     * The hold is for another calendar or time, or is somebody else's.
     *
     * @param field what differs, as the contract names it
     */
    record HoldMismatch(String field) implements Rejection {}

    /**
     * The appointment's state does not allow it.
     *
     * @param state the state
     */
    record IllegalState(Appointment.Known state) implements Rejection {}

    /**
     * The appointment has not begun.
     *
     * @param start when it does
     * @param now   when it was asked
     */
    record NotStarted(Instant start, Instant now) implements Rejection {}

    /**
     * The start lies in the past.
     *
     * @param start the start
     * @param now   when it was asked
     */
    record StartInPast(Instant start, Instant now) implements Rejection {}

    /** The series does not exist. */
    record SeriesUnknown() implements Rejection {}

    /**
     * The appointment does not belong to the series.
     *
     * @param appointmentId the appointment that was named
     */
    record NotInSeries(String appointmentId) implements Rejection {}

    /** A series with this id exists already. */
    record SeriesExists() implements Rejection {}

    /**
     * One occurrence of a series is refused, and with it the series.
     *
     * @param start  when the occurrence was to start
     * @param reason why it is refused
     */
    record OccurrenceRefused(Instant start, Rejection reason) implements Rejection {}
}
