package io.daybook.cli.ics;

/** A file that is no iCalendar file. */
public final class IcsSyntaxException extends Exception {

    private final int line;

    IcsSyntaxException(int line, String problem, Throwable cause) {
        super(problem, cause);
        this.line = line;
    }

    /** The line of the file where it stops being one, 1 or more. */
    public int line() {
        return line;
    }
}
