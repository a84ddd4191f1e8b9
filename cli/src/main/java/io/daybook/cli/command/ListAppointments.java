package io.daybook.cli.command;

import io.daybook.cli.ExitCode;
import io.daybook.cli.ics.IcsWriter;
import io.daybook.cli.output.Cards;
import io.daybook.cli.output.Console;
import io.daybook.cli.output.Instants;
import io.daybook.cli.output.Json;
import io.daybook.cli.output.Table;
import io.daybook.v1.Appointment;
import io.daybook.v1.ListAppointmentsRequest;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code daybook list}. */
@Command(
        name = "list",
        description = "List appointments by start time.",
        footer = {
            "  daybook list --calendar team --from 2027-03-01 --to 2027-03-07",
            "  daybook list --calendar team --from now --to tomorrow",
            "  daybook list --attendee ann@example.org --all -o jsonl",
            "",
            "Exit codes: see daybook --help."
        })
public final class ListAppointments extends ServerCommand {

    @Option(names = "--calendar", paramLabel = "ID", order = 1, description = "Only those on this calendar.")
    private String calendar = "";

    @Option(
            names = "--attendee",
            paramLabel = "EMAIL",
            order = 2,
            description = "Only those with an attendee of this e-mail address.")
    private String attendee = "";

    @Option(names = "--series", paramLabel = "ID", order = 3, description = "Only those of this series.")
    private String series = "";

    @Mixin
    private Window window;

    @Option(names = "--all", order = 22, description = "List those too that take no time: cancelled, declined, expired.")
    private boolean all;

    @Option(names = "--limit", paramLabel = "N", order = 23, description = "List no more than N. Default: all.")
    private long limit = Long.MAX_VALUE;

    @Option(
            names = "--min-position",
            paramLabel = "N",
            order = 24,
            description = "Wait until the views have reached this position of the log.")
    private long minPosition;

    @Mixin
    private ShownZone zone;

    /** Reads from the servers and prints to the console. */
    public ListAppointments(Console console) {
        super(console);
    }

    @Override
    int run(Session session) {
        if (limit < 1) {
            throw new ParameterException(spec.commandLine(), "--limit: must be 1 or more");
        }
        if (!print(session, request(session))) {
            tellNothingFound(session);
        }
        return ExitCode.OK;
    }

    /** Prints what is found; the result is whether that is anything. */
    private boolean print(Session session, ListAppointmentsRequest request) {
        var pages = new AppointmentPages(session);
        Console console = session.console();
        return switch (session.format()) {
            case JSONL -> pages.each(request, limit, page -> page.forEach(found -> console.line(Json.line(found)))) > 0;
            case TABLE -> print(pages.all(request, limit), found -> table(found).forEach(console::line));
            case JSON -> print(pages.all(request, limit), found -> console.line(Json.array(found)));
            case ICS -> print(pages.all(request, limit), found -> console.raw(IcsWriter.calendar(found)));
        };
    }

    private static boolean print(List<Appointment> found, Consumer<List<Appointment>> printer) {
        printer.accept(found);
        return !found.isEmpty();
    }

    private ListAppointmentsRequest request(Session session) {
        var request = ListAppointmentsRequest.newBuilder()
                .setCalendarId(calendar)
                .setAttendeeEmail(attendee)
                .setSeriesId(series)
                .setIncludeCancelled(all)
                .setMinPosition(minPosition);
        var times = new TypedTimes(session, () -> zone(session));
        window.start(times).map(Instants::timestamp).ifPresent(request::setWindowStartTime);
        window.end(times).map(Instants::timestamp).ifPresent(request::setWindowEndTime);
        return request.build();
    }

    /** A calendar that does not exist has no appointments either, and is more often a slip of the fingers. */
    private void tellNothingFound(Session session) {
        if (!calendar.isEmpty()) {
            new Views(session).calendar(calendar, 0);
        }
        session.console().message("No appointments.");
    }

    private ZoneId zone(Session session) {
        if (zone.zone != null || calendar.isEmpty()) {
            return zone.or(ZoneId.systemDefault());
        }
        return new Views(session).zoneOfCalendar(calendar);
    }

    private List<String> table(List<Appointment> appointments) {
        if (appointments.isEmpty()) {
            return List.of();
        }
        var table = new Table("TIME", "TITLE", "CALENDAR", "STATE", "VERSION", "ID");
        for (Appointment found : appointments) {
            table.row(
                    Cards.time(found, zone.of(found)),
                    found.getTitle(),
                    Cards.calendars(found),
                    Cards.state(found.getState()),
                    Long.toString(found.getVersion()),
                    found.getAppointmentId());
        }
        return table.lines();
    }
}
