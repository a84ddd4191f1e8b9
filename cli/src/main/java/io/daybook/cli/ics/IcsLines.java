package io.daybook.cli.ics;

import java.util.regex.Pattern;

/** The outer form of an iCalendar file: lines that are a property each, or go on with the one before. */
final class IcsLines {

    /** A name, then parameters or the value. The parser takes a line without a colon for part of the next one. */
    private static final Pattern PROPERTY = Pattern.compile("[A-Za-z0-9-]+(?:;.*)?:.*", Pattern.DOTALL);

    private static final int SHOWN = 40;

    private IcsLines() {}

    /**
     * Looks at every line.
     *
     * @throws IcsSyntaxException if one is not what it must be
     */
    static void check(String text) throws IcsSyntaxException {
        String[] lines = text.split("\n", -1);
        for (int at = 0; at < lines.length; at++) {
            String line = at == 0 && lines[at].startsWith("\ufeff") ? lines[at].substring(1) : lines[at];
            if (!isContinuation(line) && !isProperty(line, lines, at)) {
                throw new IcsSyntaxException(at + 1, "this is no property: " + shortened(line), null);
            }
        }
    }

    private static boolean isContinuation(String line) {
        return line.isBlank() || line.startsWith(" ") || line.startsWith("\t");
    }

    /** Whether it is a property, when its continuations are put to it. */
    private static boolean isProperty(String line, String[] lines, int at) {
        var whole = new StringBuilder(line);
        for (int next = at + 1; next < lines.length && isContinuation(lines[next]) && !lines[next].isEmpty(); next++) {
            whole.append(lines[next].substring(1));
        }
        return PROPERTY.matcher(whole).matches();
    }

    private static String shortened(String line) {
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }
}
