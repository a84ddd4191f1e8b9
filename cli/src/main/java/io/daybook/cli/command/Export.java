package io.daybook.cli.command;

import io.daybook.cli.ExitCode;
import io.daybook.cli.Failure;
import io.daybook.cli.ics.IcsWriter;
import io.daybook.cli.output.Console;
import io.daybook.cli.output.Instants;
import io.daybook.cli.output.Json;
import io.daybook.cli.output.OutputFormat;
import io.daybook.v1.Appointment;
import io.daybook.v1.ListAppointmentsRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code daybook export}. */
@Command(
        name = "export",
        description = "Write the appointments of a calendar as an iCalendar file. Imported again, it changes nothing.",
        footer = {
            "  daybook export --calendar team team.ics",
            "  daybook export --calendar team --from 2027-01-01 --to 2027-12-31 > 2027.ics",
            "",
            "Exit codes: see daybook --help."
        })
public final class Export extends ServerCommand {

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "The file to write. Default: stdout.")
    private Path file;

    @Option(names = "--calendar", paramLabel = "ID", required = true, order = 1, description = "The calendar.")
    private String calendar;

    @Mixin
    private Window window;

    @Option(names = "--all", order = 22, description = "Export cancelled ones too.")
    private boolean all;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            order = 23,
            description = "IANA zone in which --from and --to are meant. Default: the calendar's.")
    private ZoneId zone;

    /** Reads from the servers and prints to the console. */
    public Export(Console console) {
        super(console);
    }

    @Override
    int run(Session session) {
        ZoneId local = new Views(session).zoneOfCalendar(calendar);
        var request = ListAppointmentsRequest.newBuilder().setCalendarId(calendar).setIncludeCancelled(all);
        var times = new TypedTimes(session, () -> zone == null ? local : zone);
        window.start(times).map(Instants::timestamp).ifPresent(request::setWindowStartTime);
        window.end(times).map(Instants::timestamp).ifPresent(request::setWindowEndTime);
        List<Appointment> found = new AppointmentPages(session).all(request.build(), Long.MAX_VALUE);
        String text = text(session.format(), found);
        if (file == null) {
            session.console().raw(text);
        } else {
            write(text);
            session.console().message("%d appointments written to %s".formatted(found.size(), file));
        }
        return ExitCode.OK;
    }

    /** iCalendar is what an export is for, so that is also what a table stands for. */
    private static String text(OutputFormat format, List<Appointment> found) {
        return switch (format) {
            case TABLE, ICS -> IcsWriter.calendar(found);
            case JSON -> Json.array(found) + "\n";
            case JSONL -> found.stream().map(Json::line).collect(Collectors.joining("\n", "", found.isEmpty() ? "" : "\n"));
        };
    }

    private void write(String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new Failure(ExitCode.USAGE, List.of("%s: cannot be written: %s".formatted(file, e.getMessage())), e);
        }
    }
}
