package io.daybook.projector;

import io.daybook.scheduling.Calendar;
import io.daybook.scheduling.message.CalendarSnapshot;
import io.daybook.v1.Event;
import io.daybook.views.CalendarDocument;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A calendar as the views know it. Immutable.
 *
 * @param snapshot       the calendar
 * @param changePosition position of the newest change to any of its appointments, 0 if there was none; empty if not known
 */
record CalendarState(CalendarSnapshot snapshot, OptionalLong changePosition) {

    /** A calendar of which nothing is known, as its first event did not come or could not be applied. */
    static CalendarState unknown(String calendarId) {
        return new CalendarState(CalendarSnapshot.none(calendarId), OptionalLong.empty());
    }

    static CalendarState of(CalendarDocument document) {
        return new CalendarState(
                CalendarSnapshot.fromMessage(document.calendar()), OptionalLong.of(document.changePosition()));
    }

    /** Whether an event of the calendar is in it already, as it is when events are replayed after a crash. */
    boolean contains(Event event) {
        return event.getPosition() <= snapshot.revision().position();
    }

    /** The state after the next event of the calendar itself. */
    CalendarState apply(Event event) {
        // Nothing can have been booked on a calendar before its first event.
        long changed = changePosition.orElse(0);
        return new CalendarState(snapshot.apply(event), OptionalLong.of(changed));
    }

    /** The state after the next event of the calendar itself, which is left out. */
    CalendarState pass(Event event) {
        return new CalendarState(snapshot.pass(event), changePosition);
    }

    CalendarState changedAt(long position) {
        return new CalendarState(snapshot, OptionalLong.of(position));
    }

    /** How many seats it has; empty for a calendar that is not known. */
    OptionalInt seats() {
        return switch (snapshot.state()) {
            case Calendar.Unknown() -> OptionalInt.empty();
            case Calendar.Open(var profile) -> OptionalInt.of(profile.rules().seats());
            case Calendar.Closed(var profile) -> OptionalInt.of(profile.rules().seats());
        };
    }

    /** What to store; nothing for a calendar that is not known. */
    Optional<CalendarDocument> toDocument() {
        return snapshot.revision().version() == 0
                ? Optional.empty()
                : Optional.of(new CalendarDocument(snapshot.toMessage(), changePosition.orElse(0)));
    }
}
