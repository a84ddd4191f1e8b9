package io.daybook.cli.command;

import io.daybook.cli.output.Cards;
import io.daybook.cli.output.Table;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentVersion;
import io.daybook.v1.Event;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

/** What one version of an appointment changed, field by field: what was there after a minus, what is now after a plus. */
final class AppointmentDiff {

    private final Appointment before;
    private final AppointmentVersion version;
    private final ZoneId zone;
    private final Table table = new Table();

    /** The change from one version, or from nothing, to the next; times are told in the zone. */
    AppointmentDiff(Appointment before, AppointmentVersion version, ZoneId zone) {
        this.before = before;
        this.version = version;
        this.zone = zone;
    }

    List<String> lines() {
        field("state", appointment -> Cards.state(appointment.getState()));
        field("title", Appointment::getTitle);
        field("time", appointment -> Cards.time(appointment, zone));
        field("zone", Appointment::getTimeZone);
        field("calendar", Cards::calendars);
        field("blocked", appointment -> Cards.blocked(appointment, zone));
        field("held", appointment -> Cards.hold(appointment, zone));
        field("attendees", Cards::attendees);
        field("description", Appointment::getDescription);
        field("external UID", Appointment::getExternalUid);
        field("series", Appointment::getSeriesId);
        field("because", Appointment::getCancelReason);
        String override = overrideReason(version.getEvent());
        if (!override.isEmpty()) {
            table.row("override", "  " + override);
        }
        return table.lines();
    }

    private void field(String name, Function<Appointment, String> text) {
        String old = before.getVersion() == 0 ? "" : text.apply(before);
        String now = text.apply(version.getAppointment());
        if (old.equals(now)) {
            return;
        }
        String shownName = name;
        if (!old.isEmpty()) {
            table.row(shownName, "- " + old);
            shownName = "";
        }
        if (!now.isEmpty()) {
            table.row(shownName, "+ " + now);
        }
    }

    /** Why the host set rules aside; empty if that was not so. */
    private static String overrideReason(Event event) {
        return switch (event.getPayloadCase()) {
            case APPOINTMENT_BOOKED -> event.getAppointmentBooked().getOverrideReason();
            case APPOINTMENT_RESCHEDULED -> event.getAppointmentRescheduled().getOverrideReason();
            case APPOINTMENT_CANCELLED -> event.getAppointmentCancelled().getOverrideReason();
            case SLOT_HELD -> event.getSlotHeld().getOverrideReason();
            default -> "";
        };
    }
}
