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
        description = "Give a calendar another name, time zone or rules. Its appointments stay as they are; those that could"
                + " not be booked any more are told. For opening hours see `calendar hours`.",
        footer = {
            "  daybook calendar update team --zone Europe/Lisbon",
            "  daybook calendar update team --seats 3 --buffer-after 10m --min-notice 1d",
            "  daybook calendar update team --max-length none --confirm",
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
    private RuleOptions rules;

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
        rules.into(request.getRulesBuilder(), mask);
        if (mask.getPathsCount() == 0) {
            throw new ParameterException(spec.commandLine(), "Nothing to change: name --name, --zone or a rule");
        }
        request.setUpdateMask(mask);
        return finish(
                session,
                send(session, session.servers().calendarCommands(), stub -> stub.updateCalendar(request.build())));
    }
}
