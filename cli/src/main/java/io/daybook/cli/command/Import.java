package io.daybook.cli.command;

import io.daybook.cli.ExitCode;
import io.daybook.cli.Failure;
import io.daybook.cli.ics.IcsFile;
import io.daybook.cli.ics.IcsImport;
import io.daybook.cli.ics.IcsSyntaxException;
import io.daybook.cli.ics.ImportPlan;
import io.daybook.cli.ics.ImportPlanner;
import io.daybook.cli.ics.ImportReport;
import io.daybook.cli.ics.Refused;
import io.daybook.cli.ics.SeriesLimits;
import io.daybook.cli.output.Console;
import io.daybook.cli.output.Json;
import io.daybook.cli.output.OutputFormat;
import io.daybook.v1.Appointment;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code daybook import}. */
@Command(
        name = "import",
        description = {
            "Book every event (VEVENT) of an iCalendar file.",
            "",
            "The UID of an event becomes the external UID of its appointment: what was imported before is left as it is."
                    + " Events of the past are booked too. A series becomes single appointments, one for each"
                    + " occurrence. Days and times without a zone are read in the calendar's zone. Of events that"
                    + " overlap, the one that starts first is booked. What an appointment has no place for, such as"
                    + " alarms, is counted on stderr."
        },
        footer = {
            "  daybook import team.ics --calendar team",
            "  daybook import team.ics --calendar team --dry-run",
            "  daybook import team.ics --calendar team --max-occurrences 52 -o jsonl",
            "",
            "Exit code 3 if anything was refused, 2 if the file is no iCalendar file;",
            "for all exit codes see daybook --help."
        })
public final class Import extends ServerCommand {

    @Parameters(paramLabel = "FILE.ics", description = "The file.")
    private Path file;

    @Option(names = "--calendar", paramLabel = "ID", required = true, order = 1, description = "The calendar to book on.")
    private String calendar;

    @Option(
            names = "--max-occurrences",
            paramLabel = "N",
            order = 10,
            defaultValue = "400",
            description = "Book no more than N occurrences of a series. Default: ${DEFAULT-VALUE}.")
    private int maxOccurrences;

    @Option(
            names = "--series-length",
            paramLabel = "LENGTH",
            order = 11,
            defaultValue = "366d",
            description = "Book no occurrence that starts longer than that after the first. Default: ${DEFAULT-VALUE}.")
    private Duration seriesLength;

    @Option(
            names = "--dry-run",
            order = 12,
            description = "Check every event, but store nothing; overlaps within the file do not show.")
    private boolean dryRun;

    @Option(names = "--wait", order = 13, description = "Return only when the views show what was booked.")
    private boolean waitForViews;

    /** Books at the servers and prints to the console. */
    public Import(Console console) {
        super(console);
    }

    @Override
    int run(Session session) {
        if (session.format() == OutputFormat.ICS) {
            throw session.unprintable();
        }
        IcsFile content = read();
        ZoneId zone = new CalendarProbe(session).zoneOf(calendar);
        ImportPlan plan = new ImportPlanner(zone, new SeriesLimits(maxOccurrences, seriesLength)).plan(content);
        plan.notes().forEach(note -> session.console().message("note: " + note));
        ImportReport report = book(session, plan);
        print(session, report);
        if (waitForViews && !dryRun) {
            session.allowTimeAnew();
            long position = report.booked().stream().mapToLong(Appointment::getPosition).max().orElse(0);
            new Views(session).calendar(calendar, position);
        }
        return report.refused().isEmpty() ? ExitCode.OK : ExitCode.CONFLICT;
    }

    private IcsFile read() {
        try {
            return IcsFile.read(file);
        } catch (IcsSyntaxException e) {
            String line = "%s:%d: no iCalendar file: %s".formatted(file, e.line(), e.getMessage());
            throw new Failure(ExitCode.USAGE, List.of(line), e);
        } catch (NoSuchFileException e) {
            throw new Failure(ExitCode.USAGE, List.of(file + ": there is no such file"), e);
        } catch (IOException e) {
            throw new Failure(ExitCode.USAGE, List.of("%s: cannot be read: %s".formatted(file, e.getMessage())), e);
        }
    }

    private ImportReport book(Session session, ImportPlan plan) {
        try {
            return new IcsImport(calendar, dryRun, new ServerBookings(session), (done, all) -> session.console()
                            .progress("%d of %d".formatted(done, all)))
                    .run(plan);
        } finally {
            session.console().progress("");
        }
    }

    private void print(Session session, ImportReport report) {
        Console console = session.console();
        for (Refused refused : report.refused()) {
            String time = refused.time().isEmpty() ? "" : ", " + refused.time();
            console.message("refused: %s%s: %s".formatted(refused.title(), time, refused.reason()));
        }
        switch (session.format()) {
            case TABLE -> console.line(report.summary());
            case JSON -> console.line(Json.array(report.booked()));
            case JSONL -> report.booked().stream().map(Json::line).forEach(console::line);
            case ICS -> throw session.unprintable();
        }
        if (session.format() != OutputFormat.TABLE) {
            console.message(report.summary());
        }
        if (dryRun) {
            console.message("Dry run: nothing is stored.");
        }
    }
}
