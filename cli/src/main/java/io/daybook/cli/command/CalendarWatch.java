package io.daybook.cli.command;

import io.daybook.cli.ExitCode;
import io.daybook.cli.Failure;
import io.daybook.cli.output.Cards;
import io.daybook.cli.output.Instants;
import io.daybook.cli.output.Json;
import io.daybook.cli.output.OutputFormat;
import io.daybook.cli.server.Following;
import io.daybook.cli.text.Lengths;
import io.daybook.client.CalendarNews;
import io.daybook.v1.Appointment;
import io.daybook.v1.WatchCalendarRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** The watch of a window of one calendar. Runs once. */
final class CalendarWatch {

    private static final Duration DEFAULT_LENGTH = Duration.ofDays(366);

    private final Session session;
    private final ShownZone zone;
    private final String calendar;
    private final Window window;
    private long position;

    CalendarWatch(Session session, ShownZone zone, String calendar, Window window) {
        this.session = session;
        this.zone = zone;
        this.calendar = calendar;
        this.window = window;
    }

    int run() {
        WatchCalendarRequest wanted = wanted();
        var following = new Following(
                session.servers(),
                session.chosenTimeout().map(_ -> session.deadline()),
                interruption -> session.console().message("daybook: " + interruption));
        following.follow(wanted, this::hear);
        throw new Failure(
                ExitCode.TIMEOUT,
                "the time allowed (%s) is over, after position %d"
                        .formatted(Lengths.print(session.timeout()), position));
    }

    private WatchCalendarRequest wanted() {
        ZoneId local = zone.zone != null ? zone.zone : new Views(session).zoneOfCalendar(calendar);
        var times = new TypedTimes(session, () -> local);
        Instant from = window.start(times).orElseGet(() -> LocalDate.now(local).atStartOfDay(local).toInstant());
        Instant to = window.end(times).orElse(from.plus(DEFAULT_LENGTH));
        return WatchCalendarRequest.newBuilder()
                .setCalendarId(calendar)
                .setWindowStartTime(Instants.timestamp(from))
                .setWindowEndTime(Instants.timestamp(to))
                .build();
    }

    private void hear(CalendarNews news) {
        position = news.position();
        if (session.format() == OutputFormat.JSONL && !(news instanceof CalendarNews.Unchanged)) {
            news.messages().map(Json::line).forEach(this::print);
        } else if (session.format() == OutputFormat.TABLE) {
            tell(news);
        }
    }

    private void tell(CalendarNews news) {
        switch (news) {
            case CalendarNews.Snapshot(var appointments, _) -> {
                appointments.forEach(each -> print(row("there", each)));
                session.console()
                        .message("daybook: that is all there is at position %d; now the changes".formatted(position));
            }
            case CalendarNews.Changed(var appointment, _) -> print(row("changed", appointment));
            case CalendarNews.Removed(var appointment, _) -> print(row("removed", appointment));
            case CalendarNews.Unchanged _ -> {
                // A sign of life: nothing to print.
            }
        }
    }

    private void print(String line) {
        session.console().line(line);
        session.console().flush();
    }

    private String row(String what, Appointment appointment) {
        return "%-7s  %s  %s  %s, version %d  %s".formatted(
                what,
                Cards.time(appointment, zone.of(appointment)),
                appointment.getTitle(),
                Cards.state(appointment.getState()),
                appointment.getVersion(),
                appointment.getAppointmentId());
    }
}
