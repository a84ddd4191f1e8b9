package io.daybook.verification.model;

import com.google.protobuf.Message;
import io.daybook.v1.CalendarRules;
import io.daybook.v1.CloseCalendarRequest;
import io.daybook.v1.CreateCalendarRequest;
import io.daybook.v1.EntityType;
import io.daybook.v1.UpdateCalendarRequest;
import java.util.List;
import java.util.stream.Stream;

/** Requests about calendars as chance has them. For one thread. */
final class RandomCalendarRequests {

    private static final List<String> PATHS = Stream.concat(
                    Stream.of("name", "time_zone", "rules"),
                    CalendarRules.getDescriptor().getFields().stream().map(field -> "rules." + field.getName()))
            .toList();

    private final Dice dice;
    private final Known known;
    private final RandomTimes times;
    private final RandomRules rules;

    RandomCalendarRequests(Dice dice, Known known, RandomTimes times) {
        this.dice = dice;
        this.known = known;
        this.times = times;
        this.rules = new RandomRules(dice, times);
    }

    Message create() {
        String zone = times.zone();
        return CreateCalendarRequest.newBuilder()
                .setCalendarId(known.calendarId())
                .setName(known.calendarName())
                .setTimeZone(zone)
                .setRules(rules.consistent(zone))
                .build();
    }

    /** Changes some fields that a mask names, or all that are set. */
    Message update() {
        String id = known.calendarId();
        UpdateCalendarRequest.Builder request = UpdateCalendarRequest.newBuilder()
                .setCalendarId(id)
                .setName(known.calendarName())
                .setTimeZone(times.zone())
                .setRules(rules.any(known.zoneOf(id).orElse("UTC")));
        PATHS.stream().filter(_ -> dice.percent(15)).forEach(request.getUpdateMaskBuilder()::addPaths);
        if (request.getUpdateMask().getPathsCount() == 0 && dice.percent(50)) {
            request.clearName().clearTimeZone();
        }
        return versioned(request.build(), id);
    }

    Message close() {
        String id = known.calendarId();
        return versioned(CloseCalendarRequest.newBuilder().setCalendarId(id).build(), id);
    }

    private Message versioned(Message request, String calendarId) {
        return Asked.with(
                request, "expected_version", known.expectedVersion(EntityType.ENTITY_TYPE_CALENDAR, calendarId));
    }
}
