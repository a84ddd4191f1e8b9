package io.daybook.cli.ics;

import io.daybook.v1.Appointment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The UIDs of the appointments of one file: the external UID, else the id. A reader takes events of one UID for versions of
 * one event. So if several have the same external UID, as one that was cancelled and the one that was booked in its place,
 * only the first that takes time goes by it.
 */
final class ExportedUids {

    private final Map<String, String> ownerByUid = new HashMap<>();

    ExportedUids(List<Appointment> appointments) {
        Predicate<Appointment> takesTime = each -> EventStatus.of(each.getState()).takesTime();
        appointments.stream().filter(takesTime).forEach(this::claim);
        appointments.stream().filter(takesTime.negate()).forEach(this::claim);
    }

    /** The UID of one of the appointments. */
    String of(Appointment appointment) {
        String id = appointment.getAppointmentId();
        return id.equals(ownerByUid.get(appointment.getExternalUid())) ? appointment.getExternalUid() : id;
    }

    private void claim(Appointment appointment) {
        if (!appointment.getExternalUid().isEmpty()) {
            ownerByUid.putIfAbsent(appointment.getExternalUid(), appointment.getAppointmentId());
        }
    }
}
