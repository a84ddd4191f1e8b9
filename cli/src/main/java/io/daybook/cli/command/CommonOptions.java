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
            description = "The time allowed, such as 30s or 2m; then exit code 124, or 7 if no server was reached."
                    + " Default: 10s; for watch and agenda --follow: no limit; for import and sync: 10s for each change.")
    Duration timeout;

    @Option(
            names = "--command-address",
            paramLabel = "HOST:PORT",
            order = 92,
            description = "The command server, or several, separated by commas. Default: $DAYBOOK_COMMAND_ADDRESS, else the"
                    + " one `daybook up` runs, else 127.0.0.1:7401.")
    String commandAddress;

    @Option(
            names = "--query-address",
            paramLabel = "HOST:PORT",
            order = 93,
            description = "The query server, or several, separated by commas. Default: $DAYBOOK_QUERY_ADDRESS, else the"
                    + " one `daybook up` runs, else 127.0.0.1:7403.")
    String queryAddress;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            order = 99,
            description = "Show this help.")
    boolean help;
}
