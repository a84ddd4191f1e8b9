package io.daybook.cli.command;

import io.daybook.cli.text.TypedTime;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that bound appointments in time. */
final class Window {

    @Option(
            names = "--from",
            paramLabel = "DATE|TIME",
            order = 20,
            description = "Only what ends after this: 2027-03-02, 2027-03-02T10:00, or with an offset; or in words:"
                    + " now, today, tomorrow 14:30, next tue, \"in 2h\".")
    private TypedTime from;

    @Option(
            names = "--to",
            paramLabel = "DATE|TIME",
            order = 21,
            description = "Only what starts before this; a DATE counts whole.")
    private TypedTime to;

    /** Where the window starts. */
    Optional<Instant> start(TypedTimes times) {
        return Optional.ofNullable(from).map(time -> times.first("--from", time));
    }

    /** Where the window ends, exclusive. */
    Optional<Instant> end(TypedTimes times) {
        return Optional.ofNullable(to).map(time -> times.end("--to", time));
    }
}
