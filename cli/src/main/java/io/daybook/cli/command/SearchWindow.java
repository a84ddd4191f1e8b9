package io.daybook.cli.command;

import io.daybook.cli.text.TypedTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that say where to look for time. */
final class SearchWindow {

    private static final Duration DEFAULT_LENGTH = Duration.ofDays(7);

    @Option(
            names = "--from",
            paramLabel = "DATE|TIME",
            order = 20,
            description = "From when: 2027-03-02, 2027-03-02T10:00, or with an offset; or in words: now, tomorrow 14:30,"
                    + " next tue, \"in 2h\". Default: now.")
    private TypedTime from;

    @Option(
            names = "--to",
            paramLabel = "DATE|TIME",
            order = 21,
            description = "Until when; a DATE counts whole. Default: 7 days after --from.")
    private TypedTime to;

    @Option(
            names = "--on",
            paramLabel = "DATE",
            order = 22,
            description = "This one day, in place of --from and --to: 2027-03-02, tomorrow, next tue.")
    private TypedTime on;

    /** A window of time, half-open. */
    record Bounds(Instant start, Instant end) {}

    /** Refuses a command line that says it twice. */
    void check(CommandSpec spec) {
        if (on != null && (from != null || to != null)) {
            throw new ParameterException(spec.commandLine(), "--on goes with neither --from nor --to");
        }
    }

    Bounds bounds(Session session, TypedTimes times) {
        if (on != null) {
            LocalDate day = times.local("--on", on).toLocalDate();
            return new Bounds(times.midnight(day), times.midnight(day.plusDays(1)));
        }
        Instant start =
                from == null ? session.begun().truncatedTo(ChronoUnit.SECONDS) : times.first("--from", from);
        return new Bounds(start, to == null ? start.plus(DEFAULT_LENGTH) : times.end("--to", to));
    }
}
