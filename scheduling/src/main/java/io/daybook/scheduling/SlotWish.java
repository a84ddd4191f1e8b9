package io.daybook.scheduling;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A slot somebody wants. Immutable.
 *
 * @param slot       the slot
 * @param ownBlocked what the asking appointment itself takes now, by calendar: it is not in its own way
 * @param waiver     the rules that are set aside
 * @param now        when it was asked
 */
public record SlotWish(TimeSlot slot, Map<String, TimeSlot> ownBlocked, Waiver waiver, Instant now) {

    /** What somebody wants who has no time yet. */
    public static SlotWish of(TimeSlot slot, Waiver waiver, Instant now) {
        return new SlotWish(slot, Map.of(), waiver, now);
    }

    /** Where an appointment is wanted that has its time already. */
    static SlotWish toMove(Appointment.Booking booking, TimeSlot slot, Waiver waiver, Instant now) {
        Map<String, TimeSlot> own = booking.claims().stream()
                .collect(Collectors.toMap(Appointment.Claim::calendarId, Appointment.Claim::blocked));
        return new SlotWish(slot, own, waiver, now);
    }

    Optional<TimeSlot> ownBlocked(String calendarId) {
        return Optional.ofNullable(ownBlocked.get(calendarId));
    }
}
