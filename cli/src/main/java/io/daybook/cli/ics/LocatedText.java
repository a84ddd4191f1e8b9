package io.daybook.cli.ics;

/**
 * DESCRIPTION and LOCATION of an event, for which an appointment has but one text. Immutable.
 *
 * @param description may be empty
 * @param location    may be empty
 */
record LocatedText(String description, String location) {

    private static final String LABEL = "Location: ";
    private static final String GAP = "\n\n";

    /** Both in one text. */
    String joined() {
        if (location.isEmpty()) {
            return description;
        }
        return description.isEmpty() ? LABEL + location : description + GAP + LABEL + location;
    }

    /** Takes a text apart such that reading the parts gives the same text again. */
    static LocatedText split(String text) {
        int gap = text.lastIndexOf(GAP + LABEL);
        if (gap < 0 && !text.startsWith(LABEL)) {
            return new LocatedText(text, "");
        }
        int label = gap < 0 ? 0 : gap + GAP.length();
        var parts = new LocatedText(text.substring(0, Math.max(gap, 0)), text.substring(label + LABEL.length()));
        return parts.isAsRead() ? parts : new LocatedText(text, "");
    }

    /** Reading strips blanks; and of several lines only the first would look like a place. */
    private boolean isAsRead() {
        return description.strip().equals(description)
                && location.strip().equals(location)
                && !location.isEmpty()
                && location.indexOf('\n') < 0;
    }
}
