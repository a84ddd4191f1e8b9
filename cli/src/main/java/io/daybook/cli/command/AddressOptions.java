package io.daybook.cli.command;

import picocli.CommandLine.Option;

/** Where the servers are that book and read. */
final class AddressOptions {

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
}
