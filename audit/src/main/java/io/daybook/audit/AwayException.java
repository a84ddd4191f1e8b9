package io.daybook.audit;

/** A part of the system cannot be read; its message says which and why. */
public final class AwayException extends Exception {

    private static final long serialVersionUID = 1L;

    AwayException(String message, Throwable cause) {
        super(message, cause);
    }
}
