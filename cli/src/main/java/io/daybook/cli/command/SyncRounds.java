package io.daybook.cli.command;

import io.daybook.cli.ExitCode;
import io.daybook.cli.Failure;
import io.daybook.cli.ics.IcsFile;
import io.daybook.cli.ics.IcsSyntaxException;
import io.daybook.cli.ics.ImportPlan;
import io.daybook.cli.ics.ImportPlanner;
import io.daybook.cli.ics.SeriesLimits;
import io.daybook.cli.server.Refusals;
import io.daybook.cli.sync.CalendarSource;
import io.daybook.cli.sync.Comparison;
import io.daybook.cli.sync.Differences;
import io.daybook.cli.sync.Provenance;
import io.daybook.cli.sync.Requests;
import io.daybook.cli.sync.Round;
import io.daybook.cli.sync.SourceProblem;
import io.daybook.cli.sync.SyncReport;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The rounds of one sync: each reads the source and changes the calendar to what it says. For one thread. */
final class SyncRounds {

    /** What has ended longer ago is not booked of a series; of single events all is. */
    private static final Duration PAST_OF_SERIES = Duration.ofDays(31);

    private final Session session;
    private final CalendarSource source;
    private final ServerCalendar calendar;
    private final Provenance provenance;
    private final Requests requests;
    private final Choices choices;
    private final SyncOutput output;

    /**
     * What the command line chooses.
     *
     * @param maxOccurrences how many of a series to book from now on
     * @param seriesLength   how far from now to book a series
     */
    record Choices(int maxOccurrences, Duration seriesLength, boolean allowEmpty, boolean dryRun) {}

    SyncRounds(
            Session session,
            CalendarSource source,
            ServerCalendar calendar,
            Provenance provenance,
            Requests requests,
            Choices choices) {
        this.session = session;
        this.source = source;
        this.calendar = calendar;
        this.provenance = provenance;
        this.requests = requests;
        this.choices = choices;
        this.output = new SyncOutput(session);
    }

    /** One round among many; tells a failure that may pass, and returns whether there was none. */
    boolean attempt(Refusals refusals) {
        try {
            round();
            return true;
        } catch (SourceProblem problem) {
            session.console().message("daybook: %s; the calendar stays as it is".formatted(problem.getMessage()));
            return false;
        } catch (StatusRuntimeException refusal) {
            return tellIfItMayPass(refusals.failure(refusal));
        } catch (Failure failure) {
            return tellIfItMayPass(failure);
        }
    }

    /**
     * One round; the result is an exit code.
     *
     * @throws SourceProblem if the source cannot be gone by, in which case nothing is changed
     */
    int round() throws SourceProblem {
        Instant now = Instant.now();
        byte[] content = source.read();
        session.allowTimeAnew();
        ImportPlan plan = plan(content, now);
        Differences differences = new Comparison(provenance, calendar.appointments(), now).with(plan);
        refuseIfSuddenlyEmpty(plan, differences);
        output.remarks(plan);
        if (choices.dryRun()) {
            output.print(differences);
            return ExitCode.OK;
        }
        SyncReport report = new Round(calendar, provenance, requests, differences).run();
        output.print(report, now);
        waitForViews();
        return report.refused().isEmpty() ? ExitCode.OK : ExitCode.CONFLICT;
    }

    private ImportPlan plan(byte[] content, Instant now) throws SourceProblem {
        var limits = new SeriesLimits(
                choices.maxOccurrences(),
                choices.seriesLength(),
                Optional.of(new SeriesLimits.Present(now, PAST_OF_SERIES)));
        try {
            IcsFile file = IcsFile.parse(content);
            return new ImportPlanner(new CalendarProbe(session).zoneOf(calendar.id()), limits).plan(file);
        } catch (IcsSyntaxException e) {
            String line = "%s:%d: no iCalendar file: %s".formatted(source.name(), e.line(), e.getMessage());
            throw new SourceProblem(ExitCode.USAGE, line, e);
        }
    }

    /** A file without events is more often a fault of who serves it than the wish to cancel everything. */
    private void refuseIfSuddenlyEmpty(ImportPlan plan, Differences differences) throws SourceProblem {
        if (plan.isEmpty() && !differences.removed().isEmpty() && !choices.allowEmpty()) {
            String line = "%s: has no events any more, but %d are booked from it; --allow-empty cancels them"
                    .formatted(source.name(), differences.removed().size());
            throw new SourceProblem(ExitCode.PRECONDITION, line, null);
        }
    }

    /** So that a sync or a list right after this one sees what it did. */
    private void waitForViews() {
        if (calendar.position() == 0) {
            return;
        }
        session.allowTimeAnew();
        new Views(session).calendar(calendar.id(), calendar.position());
    }

    private boolean tellIfItMayPass(Failure failure) {
        if (failure.exitCode() != ExitCode.UNAVAILABLE && failure.exitCode() != ExitCode.TIMEOUT) {
            throw failure;
        }
        session.console().message("daybook: " + failure.lines().getFirst());
        return false;
    }
}
