package io.daybook.service;

/** What really went wrong. */
public final class RootCause {

    private RootCause() {}

    /**
     * One line on the innermost cause of a failure. The outer ones of a failed SQL statement repeat all its values, which
     * belong to our users and not into a log.
     */
    public static String line(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String message = root.getMessage() == null ? root.toString() : root.getMessage();
        return message.lines().findFirst().orElse(root.toString());
    }
}
