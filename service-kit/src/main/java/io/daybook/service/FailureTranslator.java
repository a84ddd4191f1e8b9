package io.daybook.service;

import java.util.Optional;

/** Tells which failures of a server's libraries mean something to a caller. Safe for use by many threads. */
@FunctionalInterface
public interface FailureTranslator {

    /** The failure as the caller is to see it; empty if it is a fault of ours. */
    Optional<ServiceException> translate(Throwable failure);
}
