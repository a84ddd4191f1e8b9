package io.daybook.audit.log;

import io.daybook.scheduling.Calendar;
import io.daybook.scheduling.message.CalendarSnapshot;
import io.daybook.v1.Event;
import java.util.OptionalInt;

/** A calendar as the log's events make it. For one thread. */
public final class FoldedCalendar {

    private final Occupancy occupancy = new Occupancy();
    private CalendarSnapshot snapshot;
    private long changePosition;

    FoldedCalendar(String id) {
        this.snapshot = CalendarSnapshot.none(id);
    }

    /** The calendar itself; at version 0 if it has no events. */
    public CalendarSnapshot snapshot() {
        return snapshot;
    }

    /** Position of the newest event of any appointment that is on it, or left it by that; 0 if there was none. */
    public long changePosition() {
        return changePosition;
    }

    void apply(Event event) {
        snapshot = snapshot.apply(event);
    }

    void changedAt(long position) {
        changePosition = position;
    }

    Occupancy occupancy() {
        return occupancy;
    }

    OptionalInt seats() {
        return switch (snapshot.state()) {
            case Calendar.Unknown() -> OptionalInt.empty();
            case Calendar.Open(var profile) -> OptionalInt.of(profile.rules().seats());
            case Calendar.Closed(var profile) -> OptionalInt.of(profile.rules().seats());
        };
    }
}
