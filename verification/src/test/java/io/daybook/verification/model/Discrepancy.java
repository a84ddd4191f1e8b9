package io.daybook.verification.model;

/** Servers and model do not agree. */
final class Discrepancy extends Exception {

    private static final long serialVersionUID = 1;

    Discrepancy(String message, Object... values) {
        super(message.formatted(values));
    }
}
