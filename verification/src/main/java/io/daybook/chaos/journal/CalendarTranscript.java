package io.daybook.chaos.journal;

import io.daybook.v1.WatchCalendarResponse;
import java.util.List;

/**
 * All that one watch of one calendar, in a window that holds all its appointments, delivered to its user, over all its
 * connections: a snapshot, then changes; after a position that can no longer be resumed from, a new snapshot. Ended by its
 * client after all faults were healed and the views had caught up. Immutable.
 *
 * @param calendarId which calendar
 * @param delivered  the messages in order, without heartbeats
 */
public record CalendarTranscript(String calendarId, List<WatchCalendarResponse> delivered) {}
