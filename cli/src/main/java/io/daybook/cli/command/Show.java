package io.daybook.cli.command;

import io.daybook.cli.ExitCode;
import io.daybook.cli.Failure;
import io.daybook.cli.ics.IcsWriter;
import io.daybook.cli.output.Cards;
import io.daybook.cli.output.Console;
import io.daybook.cli.output.Instants;
import io.daybook.cli.output.Json;
import io.daybook.cli.text.AsOf;
import io.daybook.client.ErrorDetails;
import io.daybook.v1.ErrorReason;
import io.daybook.v1.GetAppointmentRequest;
import io.daybook.v1.GetAppointmentResponse;
import io.grpc.StatusRuntimeException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code daybook show}. */
@Command(
        name = "show",
        description = "Show an appointment, as it is or as it was.",
        footer = {
            "  daybook show ID",
            "  daybook show ID --min-version 2 --timeout 5s -o json",
            "  daybook show ID --zone America/New_York",
            "  daybook show ID --as-of 1",
            "  daybook show ID --as-of @120",
            "  daybook show ID --as-of \"yesterday 14:00\"",
            "",
            "Exit codes: see daybook --help."
        })
public final class Show extends ServerCommand {

    @Mixin
    private KnownAppointment known;

    @Option(
            names = "--as-of",
            paramLabel = "VERSION|@POSITION|TIME",
            order = 11,
            description = "As it was: at a version (3), when the log ended at a position (@120), or at a time"
                    + " (2027-03-02T10:00, \"yesterday 14:00\").")
    private AsOf asOf;

    @Mixin
    private ShownZone zone;

    /** Reads from the servers and prints to the console. */
    public Show(Console console) {
        super(console);
    }

    @Override
    int run(Session session) {
        if (asOf != null && known.minVersion > 0) {
            throw new ParameterException(spec.commandLine(), "--as-of does not go with --min-version");
        }
        var answer = read(session, request(session));
        var appointment = answer.getAppointment();
        switch (session.format()) {
            case TABLE -> Cards.of(appointment, zone.of(appointment)).forEach(session.console()::line);
            case JSON -> session.console().line(Json.document(answer));
            case JSONL -> session.console().line(Json.line(answer));
            case ICS -> session.console().raw(IcsWriter.calendar(List.of(appointment)));
        }
        return ExitCode.OK;
    }

    private GetAppointmentResponse read(Session session, GetAppointmentRequest request) {
        try {
            return new Views(session).appointment(request);
        } catch (StatusRuntimeException refusal) {
            boolean unknown = ErrorDetails.of(refusal).reason() == ErrorReason.ERROR_REASON_APPOINTMENT_NOT_FOUND;
            if (asOf == null || !unknown) {
                throw refusal;
            }
            // It may well have been booked since.
            throw new Failure(
                    ExitCode.NOT_FOUND, List.of("there was no appointment '%s' then".formatted(known.id)), refusal);
        }
    }

    private GetAppointmentRequest request(Session session) {
        var request = GetAppointmentRequest.newBuilder()
                .setAppointmentId(known.id)
                .setMinVersion(known.minVersion);
        // Most often; and the first switch over patterns takes a twentieth of the time of the command.
        if (asOf == null) {
            return request.build();
        }
        switch (asOf) {
            case AsOf.Version(var version) -> request.setAsOfVersion(version);
            case AsOf.Position(var position) -> request.setAsOfPosition(position);
            case AsOf.Time(var time) -> request.setAsOfTime(
                    Instants.timestamp(times(session).first("--as-of", time)));
        }
        return request.build();
    }

    private TypedTimes times(Session session) {
        return new TypedTimes(session, () -> zone.or(() -> new Views(session).zoneOfAppointment(known.id)));
    }
}
