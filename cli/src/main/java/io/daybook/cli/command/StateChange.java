package io.daybook.cli.command;

import io.daybook.cli.output.Console;
import java.time.ZoneId;
import picocli.CommandLine.Mixin;

/** A command that changes the state of one appointment. */
abstract class StateChange extends ChangeCommand {

    @Mixin
    ChangedAppointment appointment;

    StateChange(Console console) {
        super(console);
    }

    @Override
    final ZoneId zoneOfRefusals(Session session) {
        return new Views(session).glanceAtAppointmentZone(appointment.id).orElse(ZoneId.of("UTC"));
    }
}
