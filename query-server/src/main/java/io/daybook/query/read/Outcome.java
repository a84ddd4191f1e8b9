package io.daybook.query.read;

import io.daybook.service.ServiceException;

/**
 * What came of an attempt to read.
 *
 * @param <T> what is read
 */
sealed interface Outcome<T> {

    /** It is as new as was asked. */
    record Fresh<T>(T answer) implements Outcome<T> {}

    /** It is not; how far behind it is, to be told if it stays so. */
    record Lagging<T>(ServiceException failure) implements Outcome<T> {}
}
