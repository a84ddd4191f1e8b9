package io.daybook.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code daybook projector}. */
@Command(
        name = "projector",
        synopsisHeading = "Usage: ",
        descriptionHeading = "%n",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        usageHelpAutoWidth = true,
        description = "For operators: how far the views are, filling them anew, and events that could not be applied.",
        footer = {
            "  daybook projector status",
            "  daybook projector rebuild --wait",
            "",
            "Exit codes: see daybook --help."
        })
public final class ProjectorCommands implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command: status, rebuild, rollback or dead-letters");
    }
}
