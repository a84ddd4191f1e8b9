package io.daybook.cli.command;

import io.daybook.cli.output.Console;
import io.daybook.v1.MarkNoShowRequest;
import picocli.CommandLine.Command;

/** {@code daybook no-show}. */
@Command(
        name = "no-show",
        description = "Say that nobody came to an appointment, once it has begun.",
        footer = {
            "  daybook no-show ID",
            "",
            "Exit codes: see daybook --help."
        })
public final class NoShow extends StateChange {

    /** Marks at the servers and prints to the console. */
    public NoShow(Console console) {
        super(console);
    }

    @Override
    int run(Session session) {
        var request = MarkNoShowRequest.newBuilder()
                .setRequestId(write.requestId)
                .setExpectedVersion(appointment.expected.version)
                .setValidateOnly(write.dryRun)
                .setAppointmentId(appointment.id)
                .build();
        var answer = send(session, session.servers().appointmentCommands(), stub -> stub.markNoShow(request));
        return finish(session, answer, answer.getReceipt(), answer.getAppointment());
    }
}
