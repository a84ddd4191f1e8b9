package io.daybook.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code daybook projector dead-letters}. */
@Command(
        name = "dead-letters",
        synopsisHeading = "Usage: ",
        descriptionHeading = "%n",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        usageHelpAutoWidth = true,
        description = "List, retry and skip events that could not be applied to the views.",
        footer = {
            "  daybook projector dead-letters list",
            "  daybook projector dead-letters retry --wait",
            "",
            "Exit codes: see daybook --help."
        })
public final class DeadLetterCommands implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command: list, retry or skip");
    }
}
