package io.daybook.cli.command;

import io.daybook.cli.ExitCode;
import io.daybook.cli.Failure;
import io.daybook.cli.output.Console;
import io.daybook.cli.output.Instants;
import io.daybook.cli.server.Following;
import io.daybook.cli.text.Lengths;
import io.daybook.v1.Appointment;
import io.daybook.v1.WatchCalendarRequest;
import io.daybook.v1.WatchCalendarResponse;
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
    private boolean complete;
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
        following.follow(session.servers().appointmentQueries(), stub -> stub.watchCalendar(request()), this::isLast);
        throw new Failure(
                ExitCode.TIMEOUT,
                "the time allowed (%s) is over, after position %d"
                        .formatted(Lengths.print(session.timeout()), position));
    }

    /** The next stream: it goes on where the last one broke, or starts anew if that one had not told all there was. */
    private WatchCalendarRequest request() {
        if (position == 0) {
            shown.clear();
            complete = false;
        }
        return wanted.toBuilder().setAfterPosition(position).build();
    }

    private boolean isLast(WatchCalendarResponse answer) {
        position = Math.max(position, answer.getPosition());
        switch (answer.getContentCase()) {
            case EXISTING -> show(answer.getExisting());
            case CHANGED -> show(answer.getChanged());
            case REMOVED -> shown.remove(answer.getRemoved().getAppointmentId());
            case SNAPSHOT_COMPLETE -> complete = true;
            case HEARTBEAT, CONTENT_NOT_SET -> {
                // Nothing changed, but the mark of the current time moves on.
            }
        }
        if (complete) {
            draw();
        }
        return false;
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
