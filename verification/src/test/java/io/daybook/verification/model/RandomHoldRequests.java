package io.daybook.verification.model;

import static io.daybook.v1.AppointmentState.APPOINTMENT_STATE_EXPIRED;
import static io.daybook.v1.AppointmentState.APPOINTMENT_STATE_HELD;

import com.google.protobuf.Message;
import io.daybook.v1.Appointment;
import io.daybook.v1.BookAppointmentRequest;
import io.daybook.v1.HoldSlotRequest;
import io.daybook.verification.model.RandomRequests.Sent;
import java.util.Optional;

/** Requests that hold times and book what is held, as chance has them. For one thread. */
final class RandomHoldRequests {

    private static final int HOUR = 3_600;

    private final Dice dice;
    private final Known known;
    private final RandomTimes times;
    private final RandomPlaces places;

    RandomHoldRequests(Dice dice, Known known, RandomTimes times) {
        this.dice = dice;
        this.known = known;
        this.times = times;
        this.places = new RandomPlaces(dice, known, times);
    }

    /** Mostly for so short that it runs out while the test goes on. */
    Message hold() {
        HoldSlotRequest request = places.placed(HoldSlotRequest.newBuilder()
                .setAppointmentId(known.newAppointmentId())
                .setOverrideReason(places.override())
                .build());
        return dice.percent(30)
                ? request
                : Asked.with(request, "hold_duration", RandomPlaces.length(dice.oneOf(1, 2, 3, HOUR)));
    }

    /** Mostly by who holds it, and as it is held. */
    Sent book() {
        var wanted = dice.percent(85) ? APPOINTMENT_STATE_HELD : APPOINTMENT_STATE_EXPIRED;
        String id = known.appointmentId(appointment -> appointment.getState() == wanted);
        Optional<Appointment> hold = known.appointment(id);
        String heldOn = hold.map(Appointment::getCalendarId).orElseGet(known::calendarId);
        BookAppointmentRequest.Builder request = BookAppointmentRequest.newBuilder()
                .setHoldId(id)
                .setCalendarId(dice.percent(5) ? known.calendarId() : heldOn)
                .setTitle("Visit of a holder")
                .setExternalUid(dice.percent(15) ? known.externalUid() : "");
        hold.filter(_ -> dice.percent(20)).ifPresent(held -> request.setStartTime(held.getStartTime()));
        if (dice.percent(4)) {
            request.setStartTime(Place.time(times.start()));
        }
        if (dice.percent(15)) {
            request.setDuration(RandomPlaces.length(times.length()));
        }
        String holder = hold.map(Appointment::getHolder).filter(name -> !name.isEmpty()).orElse("ann");
        return new Sent(request.build(), dice.percent(92) ? holder : "carl");
    }
}
