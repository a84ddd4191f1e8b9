package io.daybook.cli.command;

import io.daybook.cli.ExitCode;
import io.daybook.cli.output.Console;
import io.daybook.cli.output.Instants;
import io.daybook.cli.output.Json;
import io.daybook.cli.output.Table;
import io.daybook.cli.text.TimeText;
import io.daybook.v1.BusyPeriod;
import io.daybook.v1.CalendarFreeBusy;
import io.daybook.v1.GetFreeBusyRequest;
import io.daybook.v1.Period;
import java.time.ZoneId;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code daybook busy}. */
@Command(
        name = "busy",
        description = {
            "Show when calendars are open and when seats are taken.",
            "",
            "Buffers are included. By what the seats are taken is not told."
        },
        footer = {
            "  daybook busy --calendar team --on tomorrow",
            "  daybook busy --calendar ann --calendar room-1 --from mon --to fri -o jsonl",
            "",
            "Exit codes: see daybook --help."
        })
public final class Busy extends ServerCommand {

    @Option(
            names = "--calendar",
            paramLabel = "ID",
            required = true,
            order = 1,
            description = "A calendar. May be repeated.")
    private List<String> calendars;

    @Mixin
    private SearchWindow window;

    @Mixin
    private ShownZone zone;

    /** Reads from the servers and prints to the console. */
    public Busy(Console console) {
        super(console);
    }

    @Override
    int run(Session session) {
        window.check(spec);
        ZoneId shown = zone.or(() -> new Views(session).zoneOfCalendar(calendars.getFirst()));
        var bounds = window.bounds(session, new TypedTimes(session, () -> shown));
        var request = GetFreeBusyRequest.newBuilder()
                .addAllCalendarIds(calendars)
                .setWindowStartTime(Instants.timestamp(bounds.start()))
                .setWindowEndTime(Instants.timestamp(bounds.end()))
                .build();
        var answer = session.call(session.servers().appointmentQueries(), stub -> stub.getFreeBusy(request));
        Console console = session.console();
        switch (session.format()) {
            case TABLE -> table(answer.getCalendarsList(), shown).forEach(console::line);
            case JSON -> console.line(Json.document(answer));
            case JSONL -> answer.getCalendarsList().forEach(calendar -> console.line(Json.line(calendar)));
            case ICS -> throw session.unprintable();
        }
        return ExitCode.OK;
    }

    private static List<String> table(List<CalendarFreeBusy> calendars, ZoneId zone) {
        var table = new Table("CALENDAR", "IS", "TIME", "SEATS TAKEN");
        for (CalendarFreeBusy calendar : calendars) {
            for (Period open : calendar.getOpenList()) {
                String time = TimeText.interval(
                        Instants.of(open.getStartTime()), Instants.of(open.getEndTime()), zone);
                table.row(calendar.getCalendarId(), "open", time, "");
            }
            for (BusyPeriod busy : calendar.getBusyList()) {
                String time = TimeText.interval(
                        Instants.of(busy.getStartTime()), Instants.of(busy.getEndTime()), zone);
                String seats = "%d of %d".formatted(busy.getSeatsTaken(), calendar.getSeats());
                table.row(calendar.getCalendarId(), "busy", time, seats);
            }
        }
        return table.lines();
    }
}
