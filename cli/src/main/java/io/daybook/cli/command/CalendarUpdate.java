package io.daybook.cli.command;

import com.google.protobuf.FieldMask;
import io.daybook.cli.output.Console;
import io.daybook.v1.UpdateCalendarRequest;
import java.time.ZoneId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code daybook calendar update}. */
@Command(
        name = "update",
        description = "Give a calendar another name or time zone. Its appointments keep their instants.",
        footer = {
            "  daybook calendar update team --zone Europe/Lisbon",
            "",
            "Exit codes: see daybook --help."
        })
public final class CalendarUpdate extends CalendarChange {

    @Parameters(paramLabel = "ID", description = "The calendar.")
    private String id;

    @Option(names = "--name", paramLabel = "NAME", order = 1, description = "Its new name.")
    private String name;

    @Option(names = "--zone", paramLabel = "ZONE", order = 2, description = "Its new IANA time zone.")
    private ZoneId zone;

    @Mixin
    private ExpectedVersion expected;

    /** Updates at the servers and prints to the console. */
    public CalendarUpdate(Console console) {
        super(console);
    }

    @Override
    int change(Session session) {
        var mask = FieldMask.newBuilder();
        var request = UpdateCalendarRequest.newBuilder()
                .setRequestId(write.requestId)
                .setExpectedVersion(expected.version)
                .setValidateOnly(write.dryRun)
                .setCalendarId(id);
        if (name != null) {
            request.setName(name);
            mask.addPaths("name");
        }
        if (zone != null) {
            request.setTimeZone(zone.getId());
            mask.addPaths("time_zone");
        }
        if (mask.getPathsCount() == 0) {
            throw new ParameterException(spec.commandLine(), "Nothing to change: name --name or --zone");
        }
        request.setUpdateMask(mask);
        var answer = send(session, session.servers().calendarCommands(), stub -> stub.updateCalendar(request.build()));
        return finish(session, answer, answer.getReceipt(), answer.getCalendar());
    }
}
