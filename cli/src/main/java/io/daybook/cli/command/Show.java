package io.daybook.cli.command;

import io.daybook.cli.ExitCode;
import io.daybook.cli.ics.IcsWriter;
import io.daybook.cli.output.Cards;
import io.daybook.cli.output.Console;
import io.daybook.cli.output.Json;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code daybook show}. */
@Command(
        name = "show",
        description = "Show an appointment.",
        footer = {
            "  daybook show ID",
            "  daybook show ID --min-version 2 --timeout 5s -o json",
            "  daybook show ID --zone America/New_York",
            "",
            "Exit codes: see daybook --help."
        })
public final class Show extends ServerCommand {

    @Parameters(paramLabel = "ID", description = "The appointment.")
    private String id;

    @Option(
            names = "--min-version",
            paramLabel = "N",
            order = 10,
            description = "Wait until the views show this version or a later one.")
    private long minVersion;

    @Mixin
    private ShownZone zone;

    /** Reads from the servers and prints to the console. */
    public Show(Console console) {
        super(console);
    }

    @Override
    int run(Session session) {
        var answer = new Views(session).appointment(id, minVersion);
        var appointment = answer.getAppointment();
        switch (session.format()) {
            case TABLE -> Cards.of(appointment, zone.of(appointment)).forEach(session.console()::line);
            case JSON -> session.console().line(Json.document(answer));
            case JSONL -> session.console().line(Json.line(answer));
            case ICS -> session.console().raw(IcsWriter.calendar(List.of(appointment)));
        }
        return ExitCode.OK;
    }
}
