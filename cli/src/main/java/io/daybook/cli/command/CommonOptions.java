package io.daybook.cli.command;

import io.daybook.cli.output.OutputFormat;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Options of every command that talks to a server. */
final class CommonOptions {

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            order = 90,
            defaultValue = "table",
            description = "How to print data: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    OutputFormat output;

    @Option(
            names = "--timeout",
            paramLabel = "LENGTH",
            order = 91,
            description = "The time allowed, such as 30s or 2m, for all that the command waits for; then exit code 124, or 7 if"
                    + " no server was reached. Default: 10s; for import and sync: 10s for each change; for watch,"
                    + " agenda --follow and projector ... --wait: no limit.")
    Duration timeout;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            order = 99,
            description = "Show this help.")
    boolean help;
}
