package io.daybook.cli.command;

import io.daybook.cli.ExitCode;
import io.daybook.cli.Failure;
import io.daybook.cli.output.Console;
import io.daybook.cli.output.OutputFormat;
import io.daybook.cli.sync.CalendarSource;
import io.daybook.cli.sync.Provenance;
import io.daybook.cli.sync.Repetition;
import io.daybook.cli.sync.Requests;
import io.daybook.cli.sync.SourceProblem;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code daybook sync}. */
@Command(
        name = "sync",
        description = {
            "Keep a calendar as an iCalendar file or address (http, https, webcal) says.",
            "",
            "Books what is new there, moves what has moved, describes anew what reads otherwise, and cancels what is gone;"
                    + " run twice, it changes nothing. It touches only what it booked from this source itself, and"
                    + " nothing that has ended. A source that cannot be read, breaks off or is suddenly empty changes"
                    + " nothing (exit code 7, 2 or 5)."
        },
        footer = {
            "  daybook sync team.ics --calendar team --dry-run",
            "  daybook sync https://example.org/team.ics --calendar team --every 15m",
            "",
            "Exit code 3 if anything was refused; for all exit codes see daybook --help.",
            "More: docs/icalendar.md"
        })
public final class Sync extends ServerCommand {

    @Parameters(paramLabel = "SOURCE", description = "A path, or an address with http, https, webcal or file.")
    private String source;

    @Option(names = "--calendar", paramLabel = "ID", required = true, order = 1, description = "The calendar to keep.")
    private String calendar;

    @Option(
            names = "--every",
            paramLabel = "LENGTH",
            order = 10,
            description = "Do it again after this time, at least 1s, until Ctrl-C; less often while the source is away.")
    private Duration every;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            order = 11,
            description = "Name of the source, by which its appointments are known again. Default: SOURCE, as an absolute"
                    + " path or an address.")
    private String name;

    @Option(names = "--allow-empty", order = 12, description = "If the source has no events, cancel all it had.")
    private boolean allowEmpty;

    @Option(
            names = "--max-occurrences",
            paramLabel = "N",
            order = 13,
            defaultValue = "400",
            description = "Book no more than N occurrences of a series that have not ended. Default: ${DEFAULT-VALUE}.")
    private int maxOccurrences;

    @Option(
            names = "--series-length",
            paramLabel = "LENGTH",
            order = 14,
            defaultValue = "366d",
            description = "Book no occurrence of a series that starts later than that from now. Default: ${DEFAULT-VALUE}.")
    private Duration seriesLength;

    @Option(
            names = "--override",
            paramLabel = "REASON",
            order = 15,
            description = "Set the calendar's rules aside, but for its seats, for this reason.")
    private String overrideReason = "";

    @Option(names = "--dry-run", order = 16, description = "Say what would be changed, and change nothing.")
    private boolean dryRun;

    /** Changes what is at the servers and prints to the console. */
    public Sync(Console console) {
        super(console);
    }

    @Override
    int run(Session session) {
        checkOptions(session);
        CalendarSource from = source();
        var rounds = new SyncRounds(
                session,
                from,
                new ServerCalendar(session, calendar),
                new Provenance(calendar, name == null ? from.name() : name),
                new Requests(overrideReason),
                new SyncRounds.Choices(maxOccurrences, seriesLength, allowEmpty, dryRun));
        if (every == null) {
            return once(rounds);
        }
        new Repetition(every, Sync::sleep).run(() -> rounds.attempt(refusals(session)));
        throw new IllegalStateException("a repetition never ends by itself");
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(ExitCode.INTERRUPTED, List.of("interrupted"), e);
        }
    }

    private void checkOptions(Session session) {
        if (every != null && every.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new ParameterException(spec.commandLine(), "--every: must be 1s or longer");
        }
        if (every != null && dryRun) {
            throw new ParameterException(spec.commandLine(), "--every: a dry run is for once");
        }
        if (session.format() == OutputFormat.ICS || (dryRun && session.format() != OutputFormat.TABLE)) {
            throw session.unprintable();
        }
        if (every != null && session.format() == OutputFormat.JSON) {
            throw new ParameterException(spec.commandLine(), "-o: what is repeated never ends; print it as table or jsonl");
        }
    }

    private CalendarSource source() {
        try {
            return CalendarSource.of(source);
        } catch (SourceProblem problem) {
            throw failure(problem);
        }
    }

    private static int once(SyncRounds rounds) {
        try {
            return rounds.round();
        } catch (SourceProblem problem) {
            throw failure(problem);
        }
    }

    private static Failure failure(SourceProblem problem) {
        return new Failure(problem.exitCode(), List.of(problem.getMessage(), "  nothing is changed"), problem);
    }
}
