package io.daybook.cli;

import java.util.List;

/** The end of a command that did not do what was asked: what to say on stderr, and the exit code. */
public final class Failure extends RuntimeException {

    private final int exitCode;
    private final transient List<String> lines;
    private final boolean outcomeOpen;

    /**
     * A failure told in one line or more.
     *
     * @param outcomeOpen whether what was asked may have been done all the same
     */
    public Failure(int exitCode, List<String> lines, boolean outcomeOpen, Throwable cause) {
        super(String.join("\n", lines), cause);
        this.exitCode = exitCode;
        this.lines = List.copyOf(lines);
        this.outcomeOpen = outcomeOpen;
    }

    /** A failure that left everything as it was. */
    public Failure(int exitCode, List<String> lines, Throwable cause) {
        this(exitCode, lines, false, cause);
    }

    /** A failure told in one line. */
    public Failure(int exitCode, String line) {
        this(exitCode, List.of(line), null);
    }

    /** One of {@link ExitCode}. */
    public int exitCode() {
        return exitCode;
    }

    /** Whether what was asked may have been done all the same, as no answer came. */
    public boolean outcomeOpen() {
        return outcomeOpen;
    }

    /** What to say, without "daybook:" before it. */
    public List<String> lines() {
        return lines;
    }
}
