package io.daybook.query.notice;

/** A wish to be told of something, in force until it is closed. */
@FunctionalInterface
public interface Interest extends AutoCloseable {

    @Override
    void close();
}
