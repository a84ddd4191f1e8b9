package io.daybook.cli.command;

import io.daybook.cli.output.Console;
import io.daybook.v1.ConfirmAppointmentRequest;
import picocli.CommandLine.Command;

/** {@code daybook confirm}. */
@Command(
        name = "confirm",
        description = "As the host, confirm an appointment that is pending.",
        footer = {
            "  daybook confirm ID",
            "",
            "Exit codes: see daybook --help."
        })
public final class Confirm extends StateChange {

    /** Confirms at the servers and prints to the console. */
    public Confirm(Console console) {
        super(console);
    }

    @Override
    int run(Session session) {
        var request = ConfirmAppointmentRequest.newBuilder()
                .setRequestId(write.requestId)
                .setExpectedVersion(appointment.expected.version)
                .setValidateOnly(write.dryRun)
                .setAppointmentId(appointment.id)
                .build();
        var answer = send(session, session.servers().appointmentCommands(), stub -> stub.confirmAppointment(request));
        return finish(session, answer, answer.getReceipt(), answer.getAppointment());
    }
}
