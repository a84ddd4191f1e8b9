package io.daybook.cli.command;

import com.google.protobuf.FieldMask;
import io.daybook.cli.output.Console;
import io.daybook.v1.Attendee;
import io.daybook.v1.UpdateAppointmentDetailsRequest;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code daybook rename}. */
@Command(
        name = "rename",
        description = "Give an appointment another title, description or attendees.",
        footer = {
            "  daybook rename ID \"Planning, part two\"",
            "  daybook rename ID --attendee \"Ann <ann@example.org>\" --expect-version 2",
            "  daybook rename ID --description \"\" --no-attendees",
            "",
            "Exit codes: see daybook --help."
        })
public final class Rename extends ChangeCommand {

    @Mixin
    private ChangedAppointment appointment;

    @Parameters(index = "1", paramLabel = "TITLE", arity = "0..1", description = "Its new title, one line.")
    private String title;

    @Option(names = "--description", paramLabel = "TEXT", order = 20, description = "Its new description; \"\" for none.")
    private String description;

    @Option(
            names = "--attendee",
            paramLabel = "PERSON",
            order = 21,
            converter = Attendees.class,
            description = "Its attendees from now on, all of them: \"Ann <ann@example.org>\". May be repeated.")
    private List<Attendee> attendees;

    @Option(names = "--no-attendees", order = 22, description = "It has no attendees from now on.")
    private boolean noAttendees;

    /** Renames at the servers and prints to the console. */
    public Rename(Console console) {
        super(console);
    }

    @Override
    int run(Session session) {
        var request = request();
        var answer =
                send(session, session.servers().appointmentCommands(), stub -> stub.updateAppointmentDetails(request));
        return finish(session, answer, answer.getReceipt(), answer.getAppointment());
    }

    private UpdateAppointmentDetailsRequest request() {
        var mask = FieldMask.newBuilder();
        var request = UpdateAppointmentDetailsRequest.newBuilder()
                .setRequestId(write.requestId)
                .setExpectedVersion(appointment.expected.version)
                .setValidateOnly(write.dryRun)
                .setAppointmentId(appointment.id);
        if (title != null) {
            request.setTitle(title);
            mask.addPaths("title");
        }
        if (description != null) {
            request.setDescription(description);
            mask.addPaths("description");
        }
        if (attendees != null || noAttendees) {
            request.addAllAttendees(attendees == null ? List.of() : attendees);
            mask.addPaths("attendees");
        }
        if (mask.getPathsCount() == 0) {
            throw new ParameterException(
                    spec.commandLine(), "Nothing to change: name a TITLE, --description, --attendee or --no-attendees");
        }
        return request.setUpdateMask(mask).build();
    }
}
