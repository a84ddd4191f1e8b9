package io.daybook.cli.command;

import io.daybook.cli.ExitCode;
import io.daybook.cli.output.Console;
import io.daybook.cli.output.Instants;
import io.daybook.cli.output.Json;
import io.daybook.cli.server.Reasons;
import io.daybook.cli.text.TimeText;
import io.daybook.v1.ErrorReason;
import io.daybook.v1.ExplainUnavailableRequest;
import io.daybook.v1.ExplainUnavailableResponse;
import io.daybook.v1.FreeSlot;
import io.daybook.v1.Obstacle;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code daybook explain}. */
@Command(
        name = "explain",
        customSynopsis = "daybook explain --calendar=ID --start=TIME (--for=LENGTH | --end=TIME)",
        description = {
            "Tell why a time cannot be booked, and the nearest times that can.",
            "",
            "Names all that stands in the way. The exit code is that of a booking: 0, 3 if the time is taken, 5 if another"
                    + " rule is broken."
        },
        footer = {
            "  daybook explain --calendar team --start \"sun 10:00\" --for 30m",
            "  daybook explain --calendar ann --also room-1 --start \"fri 10:00\" --for 1h",
            "",
            "Exit codes: see daybook --help."
        })
public final class Explain extends ServerCommand {

    @Mixin
    private OnCalendars on;

    @Mixin
    private WantedTime time;

    /** Reads from the servers and prints to the console. */
    public Explain(Console console) {
        super(console);
    }

    @Override
    int run(Session session) {
        on.require(spec);
        time.require(spec, true);
        ZoneId zone = time.zoneOr(() -> new Views(session).zoneOfCalendar(on.calendar));
        var times = new TypedTimes(session, () -> zone);
        var request = ExplainUnavailableRequest.newBuilder()
                .addAllCalendarIds(on.all())
                .setStartTime(Instants.timestamp(time.start(times)))
                .setEndTime(Instants.timestamp(time.end(times)))
                .build();
        var answer = session.call(session.servers().appointmentQueries(), stub -> stub.explainUnavailable(request));
        switch (session.format()) {
            case TABLE -> lines(answer, zone).forEach(session.console()::line);
            case JSON -> session.console().line(Json.document(answer));
            case JSONL -> session.console().line(Json.line(answer));
            case ICS -> throw session.unprintable();
        }
        return exitCode(answer.getObstaclesList());
    }

    private static int exitCode(List<Obstacle> obstacles) {
        if (obstacles.isEmpty()) {
            return ExitCode.OK;
        }
        return obstacles.getFirst().getReason() == ErrorReason.ERROR_REASON_SLOT_TAKEN
                ? ExitCode.CONFLICT
                : ExitCode.PRECONDITION;
    }

    private static List<String> lines(ExplainUnavailableResponse answer, ZoneId zone) {
        if (answer.getObstaclesCount() == 0) {
            return List.of("This time can be booked.");
        }
        List<String> lines = new ArrayList<>();
        for (Obstacle obstacle : answer.getObstaclesList()) {
            lines.add("%s: %s%s".formatted(
                    obstacle.getCalendarId(), Reasons.inShort(obstacle.getReason()), detail(obstacle, zone)));
        }
        if (answer.hasFreeBefore()) {
            lines.add("free before: " + free(answer.getFreeBefore(), zone));
        }
        if (answer.hasFreeAfter()) {
            lines.add("free after:  " + free(answer.getFreeAfter(), zone));
        }
        return lines;
    }

    private static String detail(Obstacle obstacle, ZoneId zone) {
        if (obstacle.hasBusyStartTime()) {
            Instant start = Instants.of(obstacle.getBusyStartTime());
            return ": busy " + TimeText.interval(start, Instants.of(obstacle.getBusyEndTime()), zone);
        }
        return switch (obstacle.getReason()) {
            // Of these the reason tells all there is to know.
            case ERROR_REASON_OUTSIDE_AVAILABILITY, ERROR_REASON_START_IN_PAST, ERROR_REASON_CALENDAR_CLOSED -> "";
            default -> obstacle.getMessage().isEmpty()
                    ? ""
                    : " (" + TimeText.instantsRetold(obstacle.getMessage(), zone) + ")";
        };
    }

    private static String free(FreeSlot slot, ZoneId zone) {
        Instant start = Instants.of(slot.getStartTime());
        return "--start %s  (%s)".formatted(
                TimeText.option(start, zone), TimeText.interval(start, Instants.of(slot.getEndTime()), zone));
    }
}
