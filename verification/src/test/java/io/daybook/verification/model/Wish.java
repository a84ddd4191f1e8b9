package io.daybook.verification.model;

import io.daybook.v1.Calendar;
import java.util.List;

/**
 * A time that is wanted. Immutable.
 *
 * @param slot       the time
 * @param calendars  where, all open
 * @param allowPast  whether it may have begun
 * @param overrides  whether the rules but for the seats are set aside
 * @param ownId      the appointment that wants it if it has a time already, which is not in its own way; else empty
 */
record Wish(Span slot, List<Calendar> calendars, boolean allowPast, boolean overrides, String ownId) {

    Wish at(Span other) {
        return new Wish(other, calendars, allowPast, overrides, ownId);
    }
}
