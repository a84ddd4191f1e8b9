package io.daybook.cli.ics;

import io.daybook.v1.Attendee;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The words of an event, made to fit the contract; what does not fit is cut, with a note. */
final class EventText {

    private static final int LONGEST_TITLE = 500;
    private static final int LONGEST_DESCRIPTION = 8_192;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_EMAIL = 254;
    private static final int MOST_ATTENDEES = 200;
    private static final Pattern ESCAPED = Pattern.compile("\\^(['n^])");

    private final IcsComponent event;
    private final Consumer<String> notes;

    EventText(IcsComponent event, Consumer<String> notes) {
        this.event = event;
        this.notes = notes;
    }

    /** The SUMMARY on one line. */
    static String title(IcsComponent event) {
        String summary = event.text("SUMMARY").replaceAll("\\s+", " ").strip();
        return summary.isEmpty() ? "(no title)" : cut(summary, LONGEST_TITLE);
    }

    String title() {
        if (event.text("SUMMARY").codePointCount(0, event.text("SUMMARY").length()) > LONGEST_TITLE) {
            note("its title is cut to %d characters".formatted(LONGEST_TITLE));
        }
        return title(event);
    }

    /** The DESCRIPTION, then the LOCATION, as {@link LocatedText} has them. */
    String description() {
        String both = new LocatedText(event.text("DESCRIPTION"), event.text("LOCATION")).joined();
        if (both.codePointCount(0, both.length()) > LONGEST_DESCRIPTION) {
            note("its description is cut to %d characters".formatted(LONGEST_DESCRIPTION));
        }
        return cut(both, LONGEST_DESCRIPTION);
    }

    /** The ATTENDEEs that have an e-mail address, each once. */
    List<Attendee> attendees() {
        List<Attendee> attendees = new ArrayList<>();
        Set<String> known = new HashSet<>();
        event.all("ATTENDEE").forEach(property -> {
            String email = email(property);
            if (!email.contains("@") || email.length() > LONGEST_EMAIL) {
                note("an attendee without an e-mail address is left out: " + cut(property.value(), LONGEST_NAME));
            } else if (known.add(email.toLowerCase(Locale.ROOT))) {
                attendees.add(Attendee.newBuilder().setName(name(property)).setEmail(email).build());
            }
        });
        if (attendees.size() > MOST_ATTENDEES) {
            note("only the first %d of its %d attendees are taken".formatted(MOST_ATTENDEES, attendees.size()));
        }
        return List.copyOf(attendees.subList(0, Math.min(attendees.size(), MOST_ATTENDEES)));
    }

    private static String email(IcsProperty attendee) {
        return attendee.text().replaceFirst("(?i)^mailto:", "").strip();
    }

    private static String name(IcsProperty attendee) {
        String name = attendee.parameter("CN").map(EventText::withoutQuotes).orElse("");
        return cut(name.replaceAll("\\p{Cc}", " ").strip(), LONGEST_NAME);
    }

    /** Some producers put names in quotes of their own; RFC 6868 has its way to write what a parameter cannot hold. */
    private static String withoutQuotes(String name) {
        return ESCAPED.matcher(name.replaceAll("^'(.*)'$", "$1")).replaceAll(escaped -> switch (escaped.group(1)) {
            case "'" -> "\"";
            case "n" -> " ";
            default -> "^";
        });
    }

    private static String cut(String text, int longest) {
        if (text.codePointCount(0, text.length()) <= longest) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
    }

    private void note(String text) {
        notes.accept("\"%s\" (line %d): %s".formatted(title(event), event.line(), text));
    }
}
