package io.daybook.verification.model;

import com.google.protobuf.Duration;
import com.google.protobuf.Message;
import java.util.LinkedHashSet;
import java.util.List;

/** Gives requests calendars and times as chance has them. For one thread. */
final class RandomPlaces {

    private final Dice dice;
    private final Known known;
    private final RandomTimes times;

    RandomPlaces(Dice dice, Known known, RandomTimes times) {
        this.dice = dice;
        this.known = known;
        this.times = times;
    }

    /** A length in seconds as messages have it. */
    static Duration length(long seconds) {
        return Duration.newBuilder().setSeconds(seconds).build();
    }

    /** Why the host sets rules aside; mostly it does not. */
    String override() {
        return dice.percent(8) ? "The host says so" : "";
    }

    /** The request with calendars and a time. */
    <M extends Message> M placed(M request) {
        return alsoOn(timed(request, known.calendarId()));
    }

    /** The request with further calendars, or none. */
    <M extends Message> M alsoOn(M request) {
        var also = new LinkedHashSet<String>();
        for (int i = dice.oneOf(0, 0, 0, 0, 1, 1, 2); i > 0; i--) {
            also.add(known.calendarId());
        }
        also.remove(new Asked(request).text("calendar_id"));
        return Asked.with(request, "also_calendar_ids", List.copyOf(also));
    }

    /** The request with a main calendar and a time on it, told in one way or another. */
    <M extends Message> M timed(M request, String calendarId) {
        long start = times.start();
        String zone = dice.percent(20) ? times.zone() : "";
        M placed = Asked.with(Asked.with(request, "calendar_id", calendarId), "time_zone", zone);
        if (dice.percent(25)) {
            String clock = zone.isEmpty() ? known.zoneOf(calendarId).orElse("UTC") : zone;
            placed = Asked.with(placed, "local_start_time", times.local(start, clock));
            return Asked.with(placed, "duration", length(times.length()));
        }
        placed = Asked.with(placed, "start_time", Place.time(start));
        return dice.percent(70)
                ? Asked.with(placed, "duration", length(times.length()))
                : Asked.with(placed, "end_time", Place.time(start + times.length()));
    }
}
