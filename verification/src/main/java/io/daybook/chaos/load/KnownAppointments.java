package io.daybook.chaos.load;

import io.daybook.v1.Appointment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What all clients together were told of appointments. Safe for use by many threads. */
final class KnownAppointments {

    /** So few that many clients change the same ones. */
    private static final int IN_USE = 400;

    private final List<String> ids = new ArrayList<>();
    private final Map<String, Appointment> newest = new HashMap<>();
    private long position;

    /** Notes the answer to a command. */
    synchronized void note(Appointment appointment) {
        Appointment before = newest.get(appointment.getAppointmentId());
        if (before == null) {
            ids.add(appointment.getAppointmentId());
        }
        if (before == null || before.getVersion() < appointment.getVersion()) {
            newest.put(appointment.getAppointmentId(), appointment);
        }
        position = Math.max(position, appointment.getPosition());
    }

    /** One of those that were booked last, as it was told last; empty before the first. */
    synchronized Optional<Appointment> any(RandomGenerator random) {
        if (ids.isEmpty()) {
            return Optional.empty();
        }
        int back = random.nextInt(Math.min(IN_USE, ids.size()));
        return Optional.of(newest.get(ids.get(ids.size() - 1 - back)));
    }

    /** The newest version told of an appointment, 0 if none. */
    synchronized long version(String appointmentId) {
        return newest.getOrDefault(appointmentId, Appointment.getDefaultInstance()).getVersion();
    }

    /** The newest position told of any. */
    synchronized long position() {
        return position;
    }
}
