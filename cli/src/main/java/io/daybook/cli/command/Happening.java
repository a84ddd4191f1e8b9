package io.daybook.cli.command;

import io.daybook.cli.output.Cards;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentVersion;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** What one event did to an appointment, in a few words. */
final class Happening {

    private Happening() {}

    /**
     * The words.
     *
     * @param version the version the event made
     * @param before  the appointment before it
     * @param zone    the zone to tell times in
     */
    static String of(AppointmentVersion version, Appointment before, ZoneId zone) {
        Appointment after = version.getAppointment();
        return switch (version.getEvent().getPayloadCase()) {
            case APPOINTMENT_BOOKED -> "booked \"%s\", %s".formatted(after.getTitle(), Cards.time(after, zone));
            case APPOINTMENT_RESCHEDULED -> "moved to " + Cards.time(after, zone);
            case APPOINTMENT_DETAILS_UPDATED -> described(before, after);
            case APPOINTMENT_CANCELLED ->
                after.getCancelReason().isEmpty() ? "cancelled" : "cancelled: " + after.getCancelReason();
            case SLOT_HELD -> "held, " + Cards.time(after, zone);
            case HOLD_RELEASED -> "hold given back";
            case HOLD_EXPIRED -> "hold ran out";
            case APPOINTMENT_CONFIRMED -> "confirmed";
            case APPOINTMENT_DECLINED ->
                after.getCancelReason().isEmpty() ? "declined" : "declined: " + after.getCancelReason();
            case APPOINTMENT_COMPLETED -> "took place";
            case APPOINTMENT_MARKED_NO_SHOW -> "nobody came";
            case CALENDAR_CREATED, CALENDAR_UPDATED, CALENDAR_CLOSED, SERIES_BOOKED, SERIES_CANCELLED, PAYLOAD_NOT_SET ->
                "something this client is too old to know";
        };
    }

    private static String described(Appointment before, Appointment after) {
        List<String> changes = new ArrayList<>();
        if (!before.getTitle().equals(after.getTitle())) {
            changes.add("renamed \"%s\"".formatted(after.getTitle()));
        }
        if (!before.getDescription().equals(after.getDescription())) {
            changes.add(after.getDescription().isEmpty() ? "description removed" : "described anew");
        }
        if (!before.getAttendeesList().equals(after.getAttendeesList())) {
            changes.add(after.getAttendeesCount() == 0 ? "no attendees" : "attendees: " + Cards.attendees(after));
        }
        return String.join(", ", changes);
    }
}
