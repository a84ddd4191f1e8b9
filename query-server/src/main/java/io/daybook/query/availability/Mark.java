package io.daybook.query.availability;

import io.daybook.views.CalendarDocument;
import io.daybook.views.Checkpoint;

/**
 * How new something is that was read of one calendar. The projector writes the days of the agenda before the calendar: whoever
 * reads days after the calendar showed a mark reads them no older than that. Immutable.
 *
 * @param set            what it was read from
 * @param position       position of the newest event of the calendar itself
 * @param changePosition position of the newest event of any of its appointments
 */
record Mark(Checkpoint.Id set, long position, long changePosition) {

    static Mark of(Checkpoint.Id set, CalendarDocument document) {
        return new Mark(set, document.calendar().getPosition(), document.changePosition());
    }

    /** Whether what has this mark is no older than what has the other. */
    boolean isNoOlderThan(Mark other) {
        return set.equals(other.set) && position >= other.position && changePosition >= other.changePosition;
    }
}
