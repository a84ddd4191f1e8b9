package io.daybook.projector;

import io.daybook.scheduling.Appointment.Booking;
import io.daybook.scheduling.Appointment.Claim;
import io.daybook.scheduling.message.AppointmentSnapshot;
import io.daybook.v1.Appointment;
import io.daybook.v1.Event;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * A new version of an appointment. Immutable.
 *
 * @param event             what happened
 * @param before            the appointment until now
 * @param after             the appointment from now on
 * @param message           the same as a message
 * @param calendarIds       the calendars it concerns: those the appointment is on, the main one first, and those it left
 * @param previousPositions by these calendars, position of the change before to any appointment of that calendar,
 *                          0 if there was none
 */
record AppointmentChange(
        Event event,
        AppointmentSnapshot before,
        AppointmentSnapshot after,
        Appointment message,
        Set<String> calendarIds,
        Map<String, Long> previousPositions) {

    static AppointmentChange of(Event event, AppointmentSnapshot before, AppointmentSnapshot after) {
        return new AppointmentChange(event, before, after, after.toMessage(), calendarIds(before, after), Map.of());
    }

    /** The same, chained to what came before it on each calendar that it concerns. */
    AppointmentChange following(ToLongFunction<String> previousPosition) {
        var previous = new LinkedHashMap<String, Long>();
        calendarIds.forEach(id -> previous.put(id, previousPosition.applyAsLong(id)));
        return new AppointmentChange(event, before, after, message, calendarIds, previous);
    }

    long position() {
        return event.getPosition();
    }

    /** The time it took until now. */
    List<Claim> claimsBefore() {
        return claims(before);
    }

    /** The time it takes from now on. */
    List<Claim> claimsAfter() {
        return claims(after);
    }

    private static Set<String> calendarIds(AppointmentSnapshot before, AppointmentSnapshot after) {
        var ids = new LinkedHashSet<String>();
        after.booking().ifPresent(booking -> ids.addAll(booking.calendarIds()));
        before.booking().ifPresent(booking -> ids.addAll(booking.calendarIds()));
        return ids;
    }

    private static List<Claim> claims(AppointmentSnapshot snapshot) {
        Optional<Booking> active = snapshot.activeBooking();
        return active.map(Booking::claims).orElse(List.of());
    }
}
