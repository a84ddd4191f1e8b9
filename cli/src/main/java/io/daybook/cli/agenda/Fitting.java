package io.daybook.cli.agenda;

import java.util.Arrays;

/** Text of an exact width, counted in code points. */
final class Fitting {

    private Fitting() {}

    /** The first of some texts that is not too wide; the last, if all are. */
    static String first(int width, String... texts) {
        return Arrays.stream(texts)
                .filter(text -> length(text) <= width)
                .findFirst()
                .orElse(texts[texts.length - 1]);
    }

    /** The text cut, or filled up with blanks. */
    static String to(int width, String text) {
        int length = length(text);
        return length > width
                ? text.substring(0, text.offsetByCodePoints(0, width - 1)) + "…"
                : text + " ".repeat(width - length);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
