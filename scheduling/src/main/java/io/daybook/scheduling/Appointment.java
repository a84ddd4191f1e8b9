package io.daybook.scheduling;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The state of one appointment: the fold of its events. Immutable. */
public sealed interface Appointment {

    /** Neither held nor booked yet. */
    record Unknown() implements Appointment {}

    /** It is on calendars, or was. */
    sealed interface Known extends Appointment {

        /** What is booked or held, or was before it ended. */
        Booking booking();

        /** The same state with another booking. */
        Known with(Booking booking);
    }

    /**
     * Held for somebody who is about to book: takes its time until then.
     *
     * @param booking what is held, without details
     * @param expires when the hold runs out
     * @param holder  the actor who holds it
     */
    record Held(Booking booking, Instant expires, String holder) implements Known {
        @Override
        public Held with(Booking newBooking) {
            return new Held(newBooking, expires, holder);
        }
    }

    /** Booked: takes its time on its calendars, and can still change. */
    sealed interface Booked extends Known {}

    /**
     * Booked, and waits for the host.
     *
     * @param booking what is booked
     */
    record Pending(Booking booking) implements Booked {
        @Override
        public Pending with(Booking newBooking) {
            return new Pending(newBooking);
        }
    }

    /**
     * Booked for certain.
     *
     * @param booking what is booked
     */
    record Confirmed(Booking booking) implements Booked {
        @Override
        public Confirmed with(Booking newBooking) {
            return new Confirmed(newBooking);
        }
    }

    /**
     * Over, one way or another. Final.
     *
     * @param booking what was booked or held
     * @param ending  how it ended
     * @param reason  why, may be empty
     */
    record Ended(Booking booking, Ending ending, String reason) implements Known {
        @Override
        public Ended with(Booking newBooking) {
            return new Ended(newBooking, ending, reason);
        }
    }

    /** How an appointment can end. */
    enum Ending {
        /** Cancelled, or a hold that was released. */
        CANCELLED,
        /** The host declined it. */
        DECLINED,
        /** The hold ran out. */
        EXPIRED,
        /** It took place. */
        COMPLETED,
        /** Nobody came. */
        NO_SHOW;

        /** Whether its time stays taken: what was completed or waited for was given its time for good. */
        public boolean takesTime() {
            return this == COMPLETED || this == NO_SHOW;
        }
    }

    /** What takes time on calendars, if this does. */
    default Optional<Booking> activeBooking() {
        return switch (this) {
            case Unknown() -> Optional.empty();
            case Held held -> Optional.of(held.booking());
            case Booked booked -> Optional.of(booked.booking());
            case Ended(var booking, var ending, _) when ending.takesTime() -> Optional.of(booking);
            case Ended _ -> Optional.empty();
        };
    }

    /**
     * What is booked or held.
     *
     * @param claims      the time it takes on each of its calendars, the main one first; at least one
     * @param slot        when
     * @param zone        the time zone it is shown in
     * @param details     what it is about
     * @param externalUid the id it has elsewhere, empty if none
     * @param occurrence  its place in a series, if it belongs to one
     */
    record Booking(
            List<Claim> claims,
            TimeSlot slot,
            ZoneId zone,
            Details details,
            String externalUid,
            Optional<Occurrence> occurrence) {

        /** Copies the list. */
        public Booking {
            claims = List.copyOf(claims);
        }

        /** The main calendar. */
        public String calendarId() {
            return claims.getFirst().calendarId();
        }

        /** All calendars it is on, the main one first. */
        public List<String> calendarIds() {
            return claims.stream().map(Claim::calendarId).toList();
        }

        Booking movedTo(List<Claim> newClaims, TimeSlot newSlot, ZoneId newZone) {
            List<Claim> moved = newClaims.isEmpty() ? List.of(new Claim(calendarId(), newSlot)) : newClaims;
            return new Booking(moved, newSlot, newZone, details, externalUid, occurrence);
        }

        Booking describedBy(Details newDetails) {
            return new Booking(claims, slot, zone, newDetails, externalUid, occurrence);
        }
    }

    /**
     * The time an appointment takes on one calendar.
     *
     * @param calendarId the calendar
     * @param blocked    its own time and the buffers around it
     */
    record Claim(String calendarId, TimeSlot blocked) {}

    /**
     * A place in a series.
     *
     * @param seriesId the series
     * @param start    when the series has it start
     */
    record Occurrence(String seriesId, Instant start) {}
}
