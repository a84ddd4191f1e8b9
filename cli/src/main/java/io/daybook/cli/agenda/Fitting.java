package io.daybook.cli.agenda;

/** Text of an exact width, counted in code points. */
final class Fitting {

    private Fitting() {}

    /** The text cut, or filled up with blanks. */
    static String to(int width, String text) {
        int length = text.codePointCount(0, text.length());
        return length > width
                ? text.substring(0, text.offsetByCodePoints(0, width - 1)) + "…"
                : text + " ".repeat(width - length);
    }
}
