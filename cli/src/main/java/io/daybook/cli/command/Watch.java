package io.daybook.cli.command;

import io.daybook.cli.output.Console;
import io.daybook.cli.output.OutputFormat;
import java.time.ZoneId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code daybook watch}. */
@Command(
        name = "watch",
        description = {
            "Watch one appointment, or a window of one calendar, and print every change as it comes.",
            "",
            "An appointment that does not exist yet is waited for. A connection that breaks is made again, and the"
                    + " watch goes on where it stopped. Ends with Ctrl-C (exit code 130), with --until-version (0), or"
                    + " with --timeout (124)."
        },
        footer = {
            "  daybook watch ID",
            "  daybook watch ID --until-version 3 --timeout 30s",
            "  daybook watch ID --every-version -o jsonl",
            "  daybook watch --calendar team --from 2027-03-01 --to 2027-03-31",
            "",
            "Exit codes: see daybook --help."
        })
public final class Watch extends ServerCommand {

    @Parameters(paramLabel = "ID", arity = "0..1", description = "The appointment.")
    private String id;

    @Option(names = "--calendar", paramLabel = "ID", order = 1, description = "Watch this calendar, not one appointment.")
    private String calendar;

    @Option(
            names = "--until-version",
            paramLabel = "N",
            order = 10,
            description = "End with exit code 0 once this version or a later one is seen.")
    private long untilVersion;

    @Option(
            names = "--from-version",
            paramLabel = "N",
            order = 11,
            description = "Start with this version. Default: the current one; with --every-version, the first.")
    private long fromVersion;

    @Option(
            names = "--every-version",
            order = 12,
            description = "Print every single version. Default: when they come faster than they are read, the newest.")
    private boolean everyVersion;

    @Mixin
    private Window window;

    @Mixin
    private ShownZone zone;

    /** Reads from the servers and prints to the console. */
    public Watch(Console console) {
        super(console);
    }

    @Override
    int run(Session session) {
        if ((id == null) == (calendar == null)) {
            throw new ParameterException(spec.commandLine(), "Name either an appointment ID or --calendar");
        }
        if (session.format() == OutputFormat.JSON || session.format() == OutputFormat.ICS) {
            throw new ParameterException(spec.commandLine(), "-o: a watch never ends; print it as table or jsonl");
        }
        if (id != null) {
            return new AppointmentWatch(session, zone, id, fromVersion, untilVersion, everyVersion).run();
        }
        return new CalendarWatch(session, zone, calendar, window).run();
    }

    @Override
    ZoneId zoneOfRefusals(Session session) {
        return zone.or(ZoneId.of("UTC"));
    }
}
