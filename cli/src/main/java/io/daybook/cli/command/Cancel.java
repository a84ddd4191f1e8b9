package io.daybook.cli.command;

import io.daybook.cli.output.Console;
import io.daybook.v1.CancelAppointmentRequest;
import io.daybook.v1.CancelSeriesRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code daybook cancel}. */
@Command(
        name = "cancel",
        description = {
            "Cancel an appointment for good, or what is to come of a series.",
            "",
            "The time is free again. Cancelling it again changes nothing."
        },
        footer = {
            "  daybook cancel ID --reason \"Ann is ill\"",
            "  daybook cancel --series ID --from APPOINTMENT",
            "",
            "Exit codes: see daybook --help."
        })
public final class Cancel extends ChangeCommand {

    @Parameters(paramLabel = "ID", arity = "0..1", description = "The appointment.")
    private String id;

    @Option(
            names = "--series",
            paramLabel = "ID",
            order = 1,
            description = "Cancel the occurrences of this series that have not begun, not one appointment.")
    private String series;

    @Option(
            names = "--from",
            paramLabel = "APPOINTMENT",
            order = 2,
            description = "With --series: only this occurrence and those that follow it.")
    private String from = "";

    @Option(names = "--reason", paramLabel = "TEXT", order = 10, description = "Why.")
    private String reason = "";

    @Mixin
    private HostOverride override;

    @Mixin
    private ExpectedVersion expected;

    /** Cancels at the servers and prints to the console. */
    public Cancel(Console console) {
        super(console);
    }

    @Override
    int run(Session session) {
        if ((id == null) == (series == null)) {
            throw new ParameterException(spec.commandLine(), "Name either an appointment ID or --series");
        }
        if (series == null && !from.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--from goes with --series");
        }
        return series == null ? cancelOne(session) : cancelSeries(session);
    }

    private int cancelOne(Session session) {
        var request = CancelAppointmentRequest.newBuilder()
                .setRequestId(write.requestId)
                .setExpectedVersion(expected.version)
                .setValidateOnly(write.dryRun)
                .setAppointmentId(id)
                .setReason(reason)
                .setOverrideReason(override.reason)
                .build();
        var answer = send(session, session.servers().appointmentCommands(), stub -> stub.cancelAppointment(request));
        return finish(session, answer, answer.getReceipt(), answer.getAppointment());
    }

    private int cancelSeries(Session session) {
        session.refuseIcs();
        var request = CancelSeriesRequest.newBuilder()
                .setRequestId(write.requestId)
                .setExpectedVersion(expected.version)
                .setValidateOnly(write.dryRun)
                .setSeriesId(series)
                .setFromAppointmentId(from)
                .setReason(reason)
                .setOverrideReason(override.reason)
                .build();
        var answer = send(session, session.servers().appointmentCommands(), stub -> stub.cancelSeries(request));
        SeriesOutput.print(session, answer);
        return settle(
                session,
                answer.getReceipt(),
                () -> new Views(session).reach(Math.max(answer.getLastPosition(), answer.getReceipt().getPosition())));
    }
}
