package io.daybook.cli.command;

import io.daybook.cli.output.Console;
import io.daybook.v1.ReleaseHoldRequest;
import picocli.CommandLine.Command;

/** {@code daybook release}. */
@Command(
        name = "release",
        description = {"Give a hold back.", "", "Its time is free again. Releasing it twice changes nothing."},
        footer = {
            "  daybook release ID",
            "",
            "Exit codes: see daybook --help."
        })
public final class Release extends StateChange {

    /** Releases at the servers and prints to the console. */
    public Release(Console console) {
        super(console);
    }

    @Override
    int run(Session session) {
        var request = ReleaseHoldRequest.newBuilder()
                .setRequestId(write.requestId)
                .setExpectedVersion(appointment.expected.version)
                .setValidateOnly(write.dryRun)
                .setAppointmentId(appointment.id)
                .build();
        var answer = send(session, session.servers().appointmentCommands(), stub -> stub.releaseHold(request));
        return finish(session, answer, answer.getReceipt(), answer.getAppointment());
    }
}
