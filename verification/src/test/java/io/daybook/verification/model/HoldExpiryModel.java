package io.daybook.verification.model;

import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentState;
import io.daybook.v1.Event;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** What the contract says of holds that run out: by themselves, once, when they are due and not before. */
final class HoldExpiryModel {

    private HoldExpiryModel() {}

    /** Checks events of one request of the server's own. */
    static void check(List<Event> events, ModelState state) throws Discrepancy {
        Event event = events.getFirst();
        Optional<Appointment> held = state.appointment(event.getEntityId())
                .filter(appointment -> appointment.getState() == AppointmentState.APPOINTMENT_STATE_HELD);
        Instant committed = Place.instant(event.getCommitTime());
        boolean isDue = held.filter(hold -> !committed.isBefore(
                        Place.instant(hold.getHoldExpireTime()).truncatedTo(ChronoUnit.MICROS)))
                .isPresent();
        if (events.size() != 1 || !event.getActor().equals("daybook") || !isDue) {
            throw new Discrepancy("%s%nis no expiry of a hold that was due: %s", Readable.text(events), held);
        }
    }
}
