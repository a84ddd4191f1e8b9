package io.daybook.cli.command;

import io.daybook.cli.ExitCode;
import io.daybook.cli.output.Cards;
import io.daybook.cli.output.Console;
import io.daybook.cli.output.Json;
import io.daybook.cli.output.Table;
import io.daybook.v1.Calendar;
import io.daybook.v1.ListCalendarsRequest;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code daybook calendar list}. */
@Command(
        name = "list",
        description = "List calendars.",
        footer = {
            "  daybook calendar list",
            "  daybook calendar list --all -o jsonl",
            "",
            "Exit codes: see daybook --help."
        })
public final class CalendarList extends ServerCommand {

    @Option(names = "--all", order = 1, description = "List closed ones too.")
    private boolean all;

    /** Reads from the servers and prints to the console. */
    public CalendarList(Console console) {
        super(console);
    }

    @Override
    int run(Session session) {
        List<Calendar> calendars = Pages.all(token -> read(session, token));
        Console console = session.console();
        switch (session.format()) {
            case TABLE -> table(console, calendars).forEach(console::line);
            case JSON -> console.line(Json.array(calendars));
            case JSONL -> calendars.forEach(calendar -> console.line(Json.line(calendar)));
            case ICS -> throw session.unprintable();
        }
        return ExitCode.OK;
    }

    private Pages.Page<Calendar> read(Session session, String token) {
        var request = ListCalendarsRequest.newBuilder()
                .setPageSize(Pages.LARGEST)
                .setPageToken(token)
                .setIncludeClosed(all)
                .build();
        var answer = session.call(session.servers().calendarQueries(), stub -> stub.listCalendars(request));
        return new Pages.Page<>(answer.getCalendarsList(), answer.getNextPageToken());
    }

    private static List<String> table(Console console, List<Calendar> calendars) {
        if (calendars.isEmpty()) {
            console.message("No calendars.");
            return List.of();
        }
        var table = new Table("CALENDAR", "NAME", "ZONE", "STATE", "VERSION");
        for (Calendar calendar : calendars) {
            table.row(
                    calendar.getCalendarId(),
                    calendar.getName(),
                    calendar.getTimeZone(),
                    Cards.state(calendar.getState()),
                    Long.toString(calendar.getVersion()));
        }
        return table.lines();
    }
}
