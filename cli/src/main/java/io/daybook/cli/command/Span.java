package io.daybook.cli.command;

import io.daybook.cli.text.TypedTime;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How long an appointment takes: one of two options. */
final class Span {

    @Option(
            names = "--for",
            paramLabel = "LENGTH",
            required = true,
            order = 11,
            description = "How long it takes: 30m, 1h30m, 2d, PT30M. A day is 24 hours.")
    Duration length;

    @Option(
            names = "--end",
            paramLabel = "TIME",
            required = true,
            order = 12,
            converter = TimeOfDay.class,
            description = "When it ends, in place of --for; a time like --start.")
    TypedTime end;
}
