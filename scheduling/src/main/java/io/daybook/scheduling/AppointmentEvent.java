package io.daybook.scheduling;

import java.time.ZoneId;

/** What can have happened to an appointment. Immutable. */
public sealed interface AppointmentEvent {

    /**
     * It was booked.
     *
     * @param booking what was booked
     */
    record Booked(Appointment.Booking booking) implements AppointmentEvent {}

    /**
     * It moved in time.
     *
     * @param slot when it is from now on
     * @param zone the time zone it is shown in from now on
     */
    record Rescheduled(TimeSlot slot, ZoneId zone) implements AppointmentEvent {}

    /**
     * It was described anew.
     *
     * @param details what it is about from now on
     */
    record DetailsUpdated(Details details) implements AppointmentEvent {}

    /**
     * It was cancelled.
     *
     * @param reason why, may be empty
     */
    record Cancelled(String reason) implements AppointmentEvent {}
}
