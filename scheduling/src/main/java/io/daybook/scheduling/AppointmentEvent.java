package io.daybook.scheduling;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** What can have happened to an appointment. Immutable. */
public sealed interface AppointmentEvent {

    /**
     * Its time was held.
     *
     * @param booking        what is held
     * @param expires        when the hold runs out
     * @param holder         the actor who holds it; kept in the event's metadata
     * @param overrideReason why the host set rules aside, empty if not
     */
    record Held(Appointment.Booking booking, Instant expires, String holder, String overrideReason)
            implements AppointmentEvent {}

    /** The hold was given back. */
    record HoldReleased() implements AppointmentEvent {}

    /** The hold ran out. */
    record HoldExpired() implements AppointmentEvent {}

    /**
     * It was booked.
     *
     * @param booking        what was booked
     * @param pending        whether the host has to confirm it
     * @param overrideReason why the host set rules aside, empty if not
     */
    record Booked(Appointment.Booking booking, boolean pending, String overrideReason) implements AppointmentEvent {}

    /** The host confirmed it. */
    record Confirmed() implements AppointmentEvent {}

    /**
     * The host declined it.
     *
     * @param reason why, may be empty
     */
    record Declined(String reason) implements AppointmentEvent {}

    /**
     * It moved in time or to other calendars.
     *
     * @param claims         the time it takes on each calendar from now on, the main one first; empty in events of
     *                       releases that knew one calendar and no buffers
     * @param slot           when it is from now on
     * @param zone           the time zone it is shown in from now on
     * @param overrideReason why the host set rules aside, empty if not
     */
    record Rescheduled(List<Appointment.Claim> claims, TimeSlot slot, ZoneId zone, String overrideReason)
            implements AppointmentEvent {}

    /**
     * It was described anew.
     *
     * @param details what it is about from now on
     */
    record DetailsUpdated(Details details) implements AppointmentEvent {}

    /**
     * It was cancelled.
     *
     * @param reason         why, may be empty
     * @param overrideReason why the host set rules aside, empty if not
     */
    record Cancelled(String reason, String overrideReason) implements AppointmentEvent {}

    /** It took place. */
    record Completed() implements AppointmentEvent {}

    /** Nobody came. */
    record MarkedNoShow() implements AppointmentEvent {}
}
