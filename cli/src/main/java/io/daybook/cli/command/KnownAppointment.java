package io.daybook.cli.command;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The appointment a command reads, and how new the views must be. */
final class KnownAppointment {

    @Parameters(paramLabel = "ID", description = "The appointment.")
    String id;

    @Option(
            names = "--min-version",
            paramLabel = "N",
            order = 10,
            description = "Wait until the views show this version or a later one.")
    long minVersion;
}
