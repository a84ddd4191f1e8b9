package io.daybook.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code daybook calendar}. */
@Command(
        name = "calendar",
        synopsisHeading = "Usage: ",
        descriptionHeading = "%n",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        usageHelpAutoWidth = true,
        description = "Create, list, show, update and close calendars, and set their opening hours.",
        footer = {
            "  daybook calendar create team --name \"The team\" --zone Europe/Berlin",
            "  daybook calendar list",
            "",
            "Exit codes: see daybook --help."
        })
public final class CalendarCommands implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command: create, list, show, update, hours or close");
    }
}
