package io.daybook.cli.command;

import io.daybook.cli.text.Zones;
import io.daybook.v1.Appointment;
import java.time.ZoneId;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** The option that has times shown in another zone than the appointment's. */
final class ShownZone {

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            order = 60,
            description = "Show times in this IANA zone, and read local times in it."
                    + " Default: the zone of the appointment or of the calendar.")
    ZoneId zone;

    /** The zone for an appointment. */
    ZoneId of(Appointment appointment) {
        return zone == null ? Zones.known(appointment.getTimeZone()) : zone;
    }

    /** The zone the option names, else another one. */
    ZoneId or(ZoneId other) {
        return zone == null ? other : zone;
    }

    /** The zone the option names, else another one, which may have to be read. */
    ZoneId or(Supplier<ZoneId> other) {
        return zone == null ? other.get() : zone;
    }
}
