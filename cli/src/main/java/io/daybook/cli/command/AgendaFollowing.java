package io.daybook.cli.command;

import io.daybook.cli.ExitCode;
import io.daybook.cli.Failure;
import io.daybook.cli.output.Console;
import io.daybook.cli.output.Instants;
import io.daybook.cli.server.Following;
import io.daybook.cli.text.Lengths;
import io.daybook.client.CalendarNews;
import io.daybook.v1.Appointment;
import io.daybook.v1.WatchCalendarRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An agenda that is drawn anew with each change. Runs once. */
final class AgendaFollowing {

    private final Session session;
    private final AgendaDays days;
    private final WatchCalendarRequest wanted;
    private final Map<String, Appointment> shown = new HashMap<>();
    private long position;

    AgendaFollowing(Session session, AgendaDays days) {
        this.session = session;
        this.days = days;
        this.wanted = WatchCalendarRequest.newBuilder()
                .setCalendarId(days.calendar())
                .setWindowStartTime(Instants.timestamp(days.start()))
                .setWindowEndTime(Instants.timestamp(days.end()))
                .build();
    }

    int run() {
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

    private void hear(CalendarNews news) {
        position = news.position();
        switch (news) {
            case CalendarNews.Snapshot(var appointments, _) -> {
                shown.clear();
                appointments.forEach(this::show);
            }
            case CalendarNews.Changed(var appointment, _) -> show(appointment);
            case CalendarNews.Removed(var appointment, _) -> shown.remove(appointment.getAppointmentId());
            case CalendarNews.Unchanged _ -> {
                // The mark of the current time moves on.
            }
        }
        draw();
    }

    private void show(Appointment appointment) {
        shown.put(appointment.getAppointmentId(), appointment);
    }

    private void draw() {
        Console console = session.console();
        console.clear();
        days.lines(List.copyOf(shown.values()), position, console.width(), Instant.now())
                .forEach(console::line);
        console.flush();
    }
}
