package io.daybook.cli;

import io.grpc.Status;

/** What the process ends with. */
public final class ExitCode {

    /** All went well. */
    public static final int OK = 0;
    /** A fault of Daybook's own. */
    public static final int INTERNAL = 1;
    /** The command line, or a value on it, is wrong. */
    public static final int USAGE = 2;
    /** Something else is in the way: the time is taken, another version is current, the id is in use. */
    public static final int CONFLICT = 3;
    /** There is no such calendar, appointment or series. */
    public static final int NOT_FOUND = 4;
    /** What is there does not allow it: the rules of a calendar, the state of an appointment, a start in the past. */
    public static final int PRECONDITION = 5;
    /** The caller may not do that. */
    public static final int DENIED = 6;
    /** No server could be reached, or it had too much to do. */
    public static final int UNAVAILABLE = 7;
    /** The time allowed was over. */
    public static final int TIMEOUT = 124;
    /** Ctrl-C; set by the Java machine itself. */
    public static final int INTERRUPTED = 130;
    /** Whoever read the output stopped reading, as {@code head} does. */
    public static final int OUTPUT_CLOSED = 141;

    /** One line for each, for {@code --help}. */
    static final String[] DESCRIPTIONS = {
        "0:Done",
        "1:Internal: a fault of Daybook's own",
        "2:Usage: the command line, a value on it or a file is malformed",
        "3:Conflict: the time is taken, the version is another, the id is in use",
        "4:Not found: no such calendar, appointment or series",
        "5:Precondition: a rule of the calendar or the state is in the way",
        "6:Denied",
        "7:Unavailable: no server reached, or overloaded",
        "124:The time allowed (--timeout) was over",
        "130:Interrupted (Ctrl-C)",
        "141:The reader of the output went away, as head does"
    };

    private ExitCode() {}

    /** The exit code for how a call ended. */
    public static int of(Status.Code code) {
        return switch (code) {
            case OK -> OK;
            case INVALID_ARGUMENT -> USAGE;
            case ALREADY_EXISTS, ABORTED -> CONFLICT;
            case NOT_FOUND -> NOT_FOUND;
            case FAILED_PRECONDITION, OUT_OF_RANGE -> PRECONDITION;
            case PERMISSION_DENIED, UNAUTHENTICATED -> DENIED;
            case UNAVAILABLE, RESOURCE_EXHAUSTED -> UNAVAILABLE;
            case DEADLINE_EXCEEDED -> TIMEOUT;
            case CANCELLED, UNKNOWN, UNIMPLEMENTED, INTERNAL, DATA_LOSS -> INTERNAL;
        };
    }
}
