package io.daybook.cli.command;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The appointment a command changes, and the version it must have. */
final class ChangedAppointment {

    @Parameters(index = "0", paramLabel = "ID", description = "The appointment.")
    String id;

    @Mixin
    ExpectedVersion expected;
}
