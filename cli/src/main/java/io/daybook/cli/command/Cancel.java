package io.daybook.cli.command;

import io.daybook.cli.output.Console;
import io.daybook.cli.text.Zones;
import io.daybook.v1.CancelAppointmentRequest;
import java.time.ZoneId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code daybook cancel}. */
@Command(
        name = "cancel",
        description = "Cancel an appointment for good and free its time. Cancelling it again changes nothing.",
        footer = {
            "  daybook cancel ID --reason \"Ann is ill\"",
            "",
            "Exit codes: see daybook --help."
        })
public final class Cancel extends ChangeCommand {

    @Parameters(paramLabel = "ID", description = "The appointment.")
    private String id;

    @Option(names = "--reason", paramLabel = "TEXT", order = 10, description = "Why.")
    private String reason = "";

    @Mixin
    private ExpectedVersion expected;

    /** Cancels at the servers and prints to the console. */
    public Cancel(Console console) {
        super(console);
    }

    @Override
    int run(Session session) {
        var request = CancelAppointmentRequest.newBuilder()
                .setRequestId(write.requestId)
                .setExpectedVersion(expected.version)
                .setValidateOnly(write.dryRun)
                .setAppointmentId(id)
                .setReason(reason)
                .build();
        var answer = send(session, session.servers().appointmentCommands(), stub -> stub.cancelAppointment(request));
        var appointment = answer.getAppointment();
        ZoneId zone = Zones.known(appointment.getTimeZone());
        return finish(session, answer, answer.getReceipt(), appointment, zone);
    }
}
