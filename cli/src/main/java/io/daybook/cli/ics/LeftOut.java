package io.daybook.cli.ics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Counts what a file says that an appointment has no place for, so that nothing is dropped silently. For one file. */
final class LeftOut {

    /** What is taken over, and what only says how the file came about. */
    private static final Set<String> KEPT = Set.of(
            "UID", "SUMMARY", "DESCRIPTION", "LOCATION", "DTSTART", "DTEND", "DURATION", "EXDATE", "RRULE",
            "SEQUENCE", "DTSTAMP", "CREATED", "LAST-MODIFIED", IcsWriter.ZONE);

    private static final Map<String, Kind> KINDS = Map.ofEntries(
            kind("ATTACH", "attachments (ATTACH)"),
            kind("ATTENDEE", "answers and roles of attendees (PARTSTAT, ROLE)", LeftOut::hasAnswerOrRole),
            kind("CATEGORIES", "categories (CATEGORIES)"),
            kind("CLASS", "marks that an event is not public (CLASS)", isNot("PUBLIC")),
            kind("COMMENT", "comments (COMMENT)"),
            kind("EXRULE", "rules that take occurrences out (EXRULE): those are booked all the same"),
            kind("ORGANIZER", "organizers (ORGANIZER)"),
            kind("PRIORITY", "priorities (PRIORITY)", isNot("0")),
            kind("RDATE", "lengths of single occurrences (RDATE)", date -> date.value().contains("/")),
            kind("RECURRENCE-ID", "changes to all later occurrences (RANGE): only the one named is changed",
                    id -> id.parameter("RANGE").isPresent()),
            kind("STATUS", "marks that an event is tentative (STATUS): it is booked like any other",
                    status -> status.text().equalsIgnoreCase("TENTATIVE")),
            kind("TRANSP", "marks that an event takes no time (TRANSP): here it does", isNot("OPAQUE")),
            kind("URL", "links (URL)"));

    private final Map<String, Integer> counts = new LinkedHashMap<>();

    /**
     * A kind of property that is left out.
     *
     * @param words   what it is, in the plural
     * @param matters whether anything is lost with one
     */
    private record Kind(String words, Predicate<IcsProperty> matters) {}

    /** One line for each kind of thing in the file that is left out. */
    static List<String> notes(IcsFile file) {
        var leftOut = new LeftOut();
        file.calendars().forEach(calendar -> calendar.parts().forEach(leftOut::add));
        return leftOut.counts.entrySet().stream()
                .map(count -> "left out: %d %s".formatted(count.getValue(), count.getKey()))
                .toList();
    }

    private void add(IcsComponent part) {
        switch (part.name()) {
            case "VTIMEZONE" -> { /* its meaning is in the times it is for */ }
            case "VEVENT" -> {
                part.properties().forEach(this::add);
                part.parts().forEach(inner -> count(inner.name().equals("VALARM") ? "alarms (VALARM)" : inner.name()));
            }
            case "VTODO" -> count("tasks (VTODO)");
            case "VJOURNAL" -> count("journal entries (VJOURNAL)");
            case "VFREEBUSY" -> count("busy times (VFREEBUSY)");
            default -> count("parts " + part.name());
        }
    }

    private void add(IcsProperty property) {
        Kind kind = KINDS.get(property.name());
        if (kind != null && kind.matters.test(property)) {
            count(kind.words);
        } else if (kind == null && property.name().startsWith("X-") && !KEPT.contains(property.name())) {
            count("properties of the producer's own (X-…)");
        } else if (kind == null && !KEPT.contains(property.name())) {
            count("properties " + property.name());
        }
    }

    private void count(String words) {
        counts.merge(words, 1, Integer::sum);
    }

    private static boolean hasAnswerOrRole(IcsProperty attendee) {
        return attendee.parameter("PARTSTAT").filter(answer -> !answer.equalsIgnoreCase("NEEDS-ACTION")).isPresent()
                || attendee.parameter("ROLE").filter(role -> !role.equalsIgnoreCase("REQ-PARTICIPANT")).isPresent();
    }

    private static Map.Entry<String, Kind> kind(String property, String words) {
        return kind(property, words, each -> !each.value().isBlank());
    }

    private static Map.Entry<String, Kind> kind(String property, String words, Predicate<IcsProperty> matters) {
        return Map.entry(property, new Kind(words, matters));
    }

    /** Whether a property says anything but what would be meant without it. */
    private static Predicate<IcsProperty> isNot(String usual) {
        return property -> !property.value().isBlank() && !property.text().equalsIgnoreCase(usual);
    }
}
