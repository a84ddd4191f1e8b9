package io.daybook.cli.command;

import picocli.CommandLine.Option;

/** The option by which a host sets the rules of calendars aside. */
final class HostOverride {

    @Option(
            names = "--override",
            paramLabel = "REASON",
            order = 33,
            description = "As the host, set the rules of the calendars aside, for this reason, which goes into the"
                    + " history. Seats are never exceeded.")
    String reason = "";
}
