package io.daybook.cli.command;

import com.google.protobuf.FieldMask;
import io.daybook.cli.output.Console;
import io.daybook.v1.CalendarRules;
import io.daybook.v1.CreateCalendarRequest;
import java.time.ZoneId;
import java.time.ZoneOffset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code daybook calendar create}. */
@Command(
        name = "create",
        description = "Create a calendar.",
        footer = {
            "  daybook calendar create yoga --name \"Yoga\" --seats 12 --granularity 30m",
            "  daybook calendar create team --name \"The team\" --zone Europe/Berlin",
            "",
            "Exit codes: see daybook --help."
        })
public final class CalendarCreate extends CalendarChange {

    @Parameters(
            paramLabel = "ID",
            arity = "0..1",
            description = "Its id: lower-case letters, digits and inner hyphens. Default: the server chooses one.")
    private String id = "";

    @Option(names = "--name", paramLabel = "NAME", order = 1, description = "Its name, shown to people. Default: the id.")
    private String name;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            order = 2,
            description = "Its IANA time zone, in which local times are read. Default: the zone of this machine.")
    private ZoneId zone;

    @Mixin
    private RuleOptions rules;

    /** Creates at the servers and prints to the console. */
    public CalendarCreate(Console console) {
        super(console);
    }

    @Override
    int change(Session session) {
        if (name == null && id.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Missing an ID or --name");
        }
        var wanted = CalendarRules.newBuilder();
        rules.into(wanted, FieldMask.newBuilder());
        var request = CreateCalendarRequest.newBuilder()
                .setRequestId(write.requestId)
                .setValidateOnly(write.dryRun)
                .setCalendarId(id)
                .setName(name == null ? id : name)
                .setRules(wanted)
                .setTimeZone((zone == null ? zoneOfThisMachine() : zone).getId())
                .build();
        var answer = send(session, session.servers().calendarCommands(), stub -> stub.createCalendar(request));
        return finish(session, answer, answer.getReceipt(), answer.getCalendar());
    }

    private static ZoneId zoneOfThisMachine() {
        ZoneId zone = ZoneId.systemDefault();
        return zone instanceof ZoneOffset || zone.getId().equals("GMT") ? ZoneId.of("UTC") : zone;
    }
}
