package io.daybook.cli.command;

import picocli.CommandLine.Option;

/** The option that permits a start in the past. */
final class AllowPast {

    @Option(names = "--allow-past", order = 32, description = "Accept a start in the past.")
    boolean allowed;
}
