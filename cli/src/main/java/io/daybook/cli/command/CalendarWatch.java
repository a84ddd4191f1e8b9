package io.daybook.cli.command;

import io.daybook.cli.ExitCode;
import io.daybook.cli.Failure;
import io.daybook.cli.output.Cards;
import io.daybook.cli.output.Instants;
import io.daybook.cli.output.Json;
import io.daybook.cli.output.OutputFormat;
import io.daybook.cli.server.Following;
import io.daybook.cli.text.Lengths;
import io.daybook.v1.Appointment;
import io.daybook.v1.WatchCalendarRequest;
import io.daybook.v1.WatchCalendarResponse;
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
        following.follow(
                session.servers().appointmentQueries(),
                stub -> stub.watchCalendar(
                        wanted.toBuilder().setAfterPosition(position).build()),
                this::isLast);
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

    private boolean isLast(WatchCalendarResponse answer) {
        position = Math.max(position, answer.getPosition());
        if (session.format() == OutputFormat.JSONL && !answer.hasHeartbeat()) {
            print(Json.line(answer));
        } else if (session.format() == OutputFormat.TABLE) {
            tell(answer);
        }
        return false;
    }

    private void tell(WatchCalendarResponse answer) {
        switch (answer.getContentCase()) {
            case EXISTING -> print(row("there", answer.getExisting()));
            case CHANGED -> print(row("changed", answer.getChanged()));
            case REMOVED -> print(row("removed", answer.getRemoved()));
            case SNAPSHOT_COMPLETE -> session.console()
                    .message("daybook: that is all there is at position %d; now the changes".formatted(position));
            case HEARTBEAT, CONTENT_NOT_SET -> {
                // A sign of life, or content of a kind this client is too old to know: nothing to print.
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
