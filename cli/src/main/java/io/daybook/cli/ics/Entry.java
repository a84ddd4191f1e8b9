package io.daybook.cli.ics;

import io.daybook.v1.Attendee;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * One appointment to book: an event of a file, or one occurrence of a series.
 *
 * @param externalUid the event's UID, for an occurrence with its place in the series
 * @param zone        the IANA zone to show it in
 */
public record Entry(
        String externalUid,
        Instant start,
        Instant end,
        ZoneId zone,
        String title,
        String description,
        List<Attendee> attendees) {}
