package io.daybook.projector;

/** The views hold events that the log does not: they were filled from another log, or the log lost its end. */
final class ViewsAheadOfLogException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ViewsAheadOfLogException(long position, long head) {
        super("the views are at position %d, the log ends at %d".formatted(position, head));
    }
}
