package io.daybook.cli.command;

import io.daybook.cli.ExitCode;
import io.daybook.cli.output.Console;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code daybook calendar show}. */
@Command(
        name = "show",
        description = "Show a calendar.",
        footer = {
            "  daybook calendar show team",
            "",
            "Exit codes: see daybook --help."
        })
public final class CalendarShow extends ServerCommand {

    @Parameters(paramLabel = "ID", description = "The calendar.")
    private String id;

    @Option(
            names = "--min-position",
            paramLabel = "N",
            order = 10,
            description = "Wait until the views have reached this position of the log.")
    private long minPosition;

    /** Reads from the servers and prints to the console. */
    public CalendarShow(Console console) {
        super(console);
    }

    @Override
    int run(Session session) {
        var answer = new Views(session).calendar(id, minPosition);
        CalendarChange.print(session, answer, answer.getCalendar());
        return ExitCode.OK;
    }
}
