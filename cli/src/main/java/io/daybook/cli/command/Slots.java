package io.daybook.cli.command;

import io.daybook.cli.ExitCode;
import io.daybook.cli.output.Console;
import io.daybook.cli.output.Instants;
import io.daybook.cli.output.Json;
import io.daybook.cli.text.TimeText;
import io.daybook.v1.CalendarMatch;
import io.daybook.v1.FreeSlot;
import io.daybook.v1.ListFreeSlotsRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code daybook slots}. */
@Command(
        name = "slots",
        description = {
            "List the times that can be booked.",
            "",
            "They are found by the same rules by which a booking is decided. A time is not kept until it is held or booked."
        },
        footer = {
            "  daybook slots --calendar team --for 30m --on tomorrow",
            "  daybook slots --calendar ann --calendar room-1 --all --for 1h",
            "  daybook slots --calendar ann --calendar bob --for 30m --limit 5 -o jsonl",
            "",
            "Why a time cannot be booked, `daybook explain` tells.",
            "Exit codes: see daybook --help."
        })
public final class Slots extends ServerCommand {

    private static final int LARGEST_PAGE = 10_000;

    @Option(
            names = "--calendar",
            paramLabel = "ID",
            required = true,
            order = 1,
            description = "A calendar. May be repeated: then one of them must be free, or with --all every one.")
    private List<String> calendars;

    @Option(names = "--all", order = 2, description = "All calendars must be free at once.")
    private boolean all;

    @Option(
            names = "--for",
            paramLabel = "LENGTH",
            required = true,
            order = 11,
            description = "How long: 30m, 1h30m, 2d, PT30M. A day is 24 hours.")
    private Duration length;

    @Mixin
    private SearchWindow window;

    @Option(
            names = "--step",
            paramLabel = "LENGTH",
            order = 23,
            description = "Where a calendar takes bookings at any time, look every so often. Default: 15m.")
    private Duration step = Duration.ZERO;

    @Option(names = "--limit", paramLabel = "N", order = 24, description = "List no more than N. Default: all.")
    private int limit = Integer.MAX_VALUE;

    @Mixin
    private ShownZone zone;

    /** Reads from the servers and prints to the console. */
    public Slots(Console console) {
        super(console);
    }

    @Override
    int run(Session session) {
        window.check(spec);
        if (limit < 1) {
            throw new ParameterException(spec.commandLine(), "--limit: must be 1 or more");
        }
        ZoneId shown = zone.or(() -> new Views(session).zoneOfCalendar(calendars.getFirst()));
        var found = find(session, window.bounds(session, new TypedTimes(session, () -> shown)));
        Console console = session.console();
        switch (session.format()) {
            case TABLE -> table(console, found, shown).forEach(console::line);
            case JSON -> console.line(Json.array(found));
            case JSONL -> found.forEach(slot -> console.line(Json.line(slot)));
            case ICS -> throw session.unprintable();
        }
        return ExitCode.OK;
    }

    private List<FreeSlot> find(Session session, SearchWindow.Bounds bounds) {
        List<FreeSlot> found = new ArrayList<>();
        var request = ListFreeSlotsRequest.newBuilder()
                .addAllCalendarIds(calendars)
                .setMatch(all ? CalendarMatch.CALENDAR_MATCH_ALL : CalendarMatch.CALENDAR_MATCH_ANY)
                .setWindowStartTime(Instants.timestamp(bounds.start()))
                .setWindowEndTime(Instants.timestamp(bounds.end()))
                .setDuration(Instants.duration(length))
                .setStep(Instants.duration(step));
        boolean more;
        do {
            request.setPageSize(Math.min(limit - found.size(), LARGEST_PAGE));
            var answer = session.call(
                    session.servers().appointmentQueries(), stub -> stub.listFreeSlots(request.build()));
            found.addAll(answer.getSlotsList());
            request.setWindowStartTime(answer.getNextWindowStartTime());
            more = answer.hasNextWindowStartTime() && found.size() < limit;
        } while (more);
        return found;
    }

    /** The slots under the days they start on; a clock change within a day makes it two, as the offset is another. */
    private List<String> table(Console console, List<FreeSlot> slots, ZoneId shown) {
        if (slots.isEmpty()) {
            console.message("Nothing is free.");
        }
        List<String> lines = new ArrayList<>();
        String day = "";
        for (FreeSlot slot : slots) {
            Instant start = Instants.of(slot.getStartTime());
            if (!day.equals(TimeText.day(start, shown))) {
                day = TimeText.day(start, shown);
                lines.add(day);
            }
            lines.add("  " + TimeText.clock(start, Instants.of(slot.getEndTime()), shown) + names(slot));
        }
        return lines;
    }

    private String names(FreeSlot slot) {
        return calendars.size() > 1 && !all ? "  " + String.join(", ", slot.getCalendarIdsList()) : "";
    }
}
