package io.daybook.cli.sync;

import io.daybook.cli.output.Instants;
import io.daybook.v1.Appointment;
import io.daybook.v1.Claim;
import java.time.Duration;
import java.time.Instant;

/** Which appointments are in the way of others. */
final class Room {

    private Room() {}

    /**
     * Whether an appointment takes time that is wanted, if both have the buffers that the appointment has. On a calendar
     * with several seats there may be room for both all the same.
     */
    static boolean isInTheWay(Appointment appointment, Instant start, Instant end) {
        Claim claim = claim(appointment);
        Instant from = Instants.of(claim.getStartTime());
        Instant until = Instants.of(claim.getEndTime());
        Duration before = Duration.between(from, Instants.of(appointment.getStartTime()));
        Duration after = Duration.between(Instants.of(appointment.getEndTime()), until);
        return start.minus(before).isBefore(until) && from.isBefore(end.plus(after));
    }

    private static Claim claim(Appointment appointment) {
        return appointment.getClaimsList().stream()
                .filter(claim -> claim.getCalendarId().equals(appointment.getCalendarId()))
                .findFirst()
                .orElseGet(() -> Claim.newBuilder()
                        .setStartTime(appointment.getStartTime())
                        .setEndTime(appointment.getEndTime())
                        .build());
    }
}
