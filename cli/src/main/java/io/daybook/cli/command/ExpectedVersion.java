package io.daybook.cli.command;

import picocli.CommandLine.Option;

/** The option that guards a change against changes by others. */
final class ExpectedVersion {

    @Option(
            names = "--expect-version",
            paramLabel = "N",
            order = 70,
            description = "Refuse (exit code 3) unless this is the current version.")
    long version;
}
