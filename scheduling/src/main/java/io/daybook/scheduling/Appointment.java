package io.daybook.scheduling;

import java.time.ZoneId;

/** The state of one appointment: the fold of its events. Immutable. */
public sealed interface Appointment {

    /** Not booked yet. */
    record Unknown() implements Appointment {}

    /**
     * Booked: holds its slot on its calendar.
     *
     * @param booking what was booked, as it stands
     */
    record Confirmed(Booking booking) implements Appointment {}

    /**
     * Cancelled: its slot is free again. Final.
     *
     * @param booking what was booked when it was cancelled
     * @param reason  why, may be empty
     */
    record Cancelled(Booking booking, String reason) implements Appointment {}

    /**
     * What is booked.
     *
     * @param calendarId  on which calendar
     * @param slot        when
     * @param zone        the time zone it is shown in
     * @param details     what it is about
     * @param externalUid the id it has elsewhere, empty if none
     */
    record Booking(String calendarId, TimeSlot slot, ZoneId zone, Details details, String externalUid) {

        Booking movedTo(TimeSlot newSlot, ZoneId newZone) {
            return new Booking(calendarId, newSlot, newZone, details, externalUid);
        }

        Booking describedBy(Details newDetails) {
            return new Booking(calendarId, slot, zone, newDetails, externalUid);
        }
    }
}
