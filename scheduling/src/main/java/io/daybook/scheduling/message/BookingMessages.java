package io.daybook.scheduling.message;

import static io.daybook.scheduling.message.Times.slot;
import static io.daybook.scheduling.message.Times.timestamp;

import io.daybook.scheduling.Appointment.Claim;
import io.daybook.scheduling.Attendee;
import io.daybook.scheduling.TimeSlot;
import java.util.List;

/** The parts of a booking as messages and back. */
final class BookingMessages {

    private BookingMessages() {}

    /** The claims, or none if they say nothing that the booking does not say itself, as is the case with most. */
    static List<io.daybook.v1.Claim> claimMessages(List<Claim> claims, TimeSlot slot) {
        if (claims.size() == 1 && claims.getFirst().blocked().equals(slot)) {
            return List.of();
        }
        return claims.stream()
                .map(claim -> io.daybook.v1.Claim.newBuilder()
                        .setCalendarId(claim.calendarId())
                        .setStartTime(timestamp(claim.blocked().start()))
                        .setEndTime(timestamp(claim.blocked().end()))
                        .build())
                .toList();
    }

    static List<Claim> claims(String calendarId, TimeSlot slot, List<io.daybook.v1.Claim> messages) {
        return messages.isEmpty()
                ? List.of(new Claim(calendarId, slot))
                : messages.stream()
                        .map(claim -> new Claim(claim.getCalendarId(), slot(claim.getStartTime(), claim.getEndTime())))
                        .toList();
    }

    static List<io.daybook.v1.Attendee> attendeeMessages(List<Attendee> attendees) {
        return attendees.stream()
                .map(attendee -> io.daybook.v1.Attendee.newBuilder()
                        .setName(attendee.name())
                        .setEmail(attendee.email())
                        .build())
                .toList();
    }

    static List<Attendee> attendees(List<io.daybook.v1.Attendee> messages) {
        return messages.stream()
                .map(message -> new Attendee(message.getName(), message.getEmail()))
                .toList();
    }
}
