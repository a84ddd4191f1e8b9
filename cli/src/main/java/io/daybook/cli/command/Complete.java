package io.daybook.cli.command;

import io.daybook.cli.output.Console;
import io.daybook.v1.CompleteAppointmentRequest;
import picocli.CommandLine.Command;

/** {@code daybook complete}. */
@Command(
        name = "complete",
        description = "Say that an appointment took place, once it has begun.",
        footer = {
            "  daybook complete ID",
            "",
            "Exit codes: see daybook --help."
        })
public final class Complete extends StateChange {

    /** Completes at the servers and prints to the console. */
    public Complete(Console console) {
        super(console);
    }

    @Override
    int run(Session session) {
        var request = CompleteAppointmentRequest.newBuilder()
                .setRequestId(write.requestId)
                .setExpectedVersion(appointment.expected.version)
                .setValidateOnly(write.dryRun)
                .setAppointmentId(appointment.id)
                .build();
        var answer = send(session, session.servers().appointmentCommands(), stub -> stub.completeAppointment(request));
        return finish(session, answer, answer.getReceipt(), answer.getAppointment());
    }
}
