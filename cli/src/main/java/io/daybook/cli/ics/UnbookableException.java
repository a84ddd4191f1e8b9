package io.daybook.cli.ics;

/** An event of a file that cannot become an appointment; the message is the reason. */
final class UnbookableException extends RuntimeException {

    UnbookableException(String reason) {
        super(reason);
    }
}
