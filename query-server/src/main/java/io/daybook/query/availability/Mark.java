package io.daybook.query.availability;

import io.daybook.views.CalendarDocument;

/**
 * How new something is that was read of one calendar. The projector writes the days of the agenda before the calendar: whoever
 * reads days after the calendar showed a mark reads them no older than that. Immutable.
 *
 * @param views          the views it was read from
 * @param position       position of the newest event of the calendar itself
 * @param changePosition position of the newest event of any of its appointments
 */
record Mark(ViewSet views, long position, long changePosition) {

    static Mark of(ViewSet views, CalendarDocument document) {
        return new Mark(views, document.calendar().getPosition(), document.changePosition());
    }

    /** Whether what has this mark is no older than what has the other. */
    boolean isNoOlderThan(Mark other) {
        return views.equals(other.views) && position >= other.position && changePosition >= other.changePosition;
    }
}
