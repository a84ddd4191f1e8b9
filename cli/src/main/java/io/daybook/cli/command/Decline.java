package io.daybook.cli.command;

import io.daybook.cli.output.Console;
import io.daybook.v1.DeclineAppointmentRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code daybook decline}. */
@Command(
        name = "decline",
        description = "As the host, decline an appointment that is pending: its time is free again.",
        footer = {
            "  daybook decline ID --reason \"We are on holiday\"",
            "",
            "Exit codes: see daybook --help."
        })
public final class Decline extends StateChange {

    @Option(names = "--reason", paramLabel = "TEXT", order = 10, description = "Why.")
    private String reason = "";

    /** Declines at the servers and prints to the console. */
    public Decline(Console console) {
        super(console);
    }

    @Override
    int run(Session session) {
        var request = DeclineAppointmentRequest.newBuilder()
                .setRequestId(write.requestId)
                .setExpectedVersion(appointment.expected.version)
                .setValidateOnly(write.dryRun)
                .setAppointmentId(appointment.id)
                .setReason(reason)
                .build();
        var answer = send(session, session.servers().appointmentCommands(), stub -> stub.declineAppointment(request));
        return finish(session, answer, answer.getReceipt(), answer.getAppointment());
    }
}
