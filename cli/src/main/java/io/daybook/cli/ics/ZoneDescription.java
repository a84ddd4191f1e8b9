package io.daybook.cli.ics;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/** A VTIMEZONE: every change of a zone's offset that matters to a span of time, each on its own. */
final class ZoneDescription {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

    private final ZoneId zone;
    private final Span span;

    ZoneDescription(ZoneId zone, Span span) {
        this.zone = zone;
        this.span = span;
    }

    /** A span of time, both ends included. */
    record Span(Instant start, Instant end) {
        Span and(Span other) {
            return new Span(
                    start.isBefore(other.start) ? start : other.start, end.isAfter(other.end) ? end : other.end);
        }
    }

    /** The lines, not yet folded. */
    List<String> lines() {
        ZoneRules rules = zone.getRules();
        List<String> lines = new ArrayList<>(List.of("BEGIN:VTIMEZONE", "TZID:" + zone));
        ZoneOffsetTransition change = rules.previousTransition(span.start.plusSeconds(1));
        if (change == null) {
            ZoneOffset offset = rules.getOffset(span.start);
            lines.addAll(observance("STANDARD", LocalDateTime.ofInstant(span.start, offset), offset, offset));
            change = rules.nextTransition(span.start);
        }
        while (change != null && !change.getInstant().isAfter(span.end)) {
            String kind = rules.isDaylightSavings(change.getInstant()) ? "DAYLIGHT" : "STANDARD";
            lines.addAll(observance(kind, change.getDateTimeBefore(), change.getOffsetBefore(), change.getOffsetAfter()));
            change = rules.nextTransition(change.getInstant());
        }
        lines.add("END:VTIMEZONE");
        return lines;
    }

    private static List<String> observance(String kind, LocalDateTime from, ZoneOffset before, ZoneOffset after) {
        return List.of(
                "BEGIN:" + kind,
                "DTSTART:" + LOCAL.format(from),
                "TZOFFSETFROM:" + offset(before),
                "TZOFFSETTO:" + offset(after),
                "END:" + kind);
    }

    private static String offset(ZoneOffset offset) {
        return offset.getTotalSeconds() == 0 ? "+0000" : offset.getId().replace(":", "");
    }
}
