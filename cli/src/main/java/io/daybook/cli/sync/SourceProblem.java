package io.daybook.cli.sync;

/** Why a source cannot be gone by at present. Nothing has been changed. */
public final class SourceProblem extends Exception {

    private final int exitCode;

    /** A problem, told in one line; the exit code is one of {@link io.daybook.cli.ExitCode}. */
    public SourceProblem(int exitCode, String line, Throwable cause) {
        super(line, cause);
        this.exitCode = exitCode;
    }

    /** What a command ends with that cannot wait for the source to come back. */
    public int exitCode() {
        return exitCode;
    }
}
