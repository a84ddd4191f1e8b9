package io.daybook.cli.ics;

import java.nio.charset.StandardCharsets;

/** Writes the lines of an iCalendar file (RFC 5545): CRLF, folded at 75 bytes. For one thread. */
final class IcsText {

    private static final int LONGEST_LINE = 75;

    private final StringBuilder text = new StringBuilder();

    /** Escapes text, as a value of type TEXT. */
    static String escaped(String text) {
        return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n");
    }

    /** Quotes text, as a parameter (RFC 6868). */
    static String quoted(String text) {
        return '"' + text.replace("^", "^^").replace("\"", "^'").replaceAll("\\p{Cc}", " ") + '"';
    }

    void line(String line) {
        int length = 0;
        for (int at = 0; at < line.length(); at = line.offsetByCodePoints(at, 1)) {
            String letter = Character.toString(line.codePointAt(at));
            int bytes = letter.getBytes(StandardCharsets.UTF_8).length;
            if (length + bytes > LONGEST_LINE) {
                text.append("\r\n ");
                length = 1;
            }
            text.append(letter);
            length += bytes;
        }
        text.append("\r\n");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
