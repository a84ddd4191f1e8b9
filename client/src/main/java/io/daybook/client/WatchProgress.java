package io.daybook.client;

import io.grpc.StatusRuntimeException;
import io.grpc.stub.BlockingClientCall;
import java.util.Optional;

/**
 * How far a watch has come. For one thread.
 *
 * @param <M> messages of the server
 * @param <T> news for the user
 */
interface WatchProgress<M, T> {

    /** Opens a stream of what was not told yet. */
    BlockingClientCall<?, M> open();

    /** Takes a message; empty if it is not news. */
    Optional<T> take(M message);

    /** Whether the last of the news was taken. */
    boolean isComplete();

    /** Takes note of a failure after which the next stream is opened. */
    void interrupted(StatusRuntimeException failure);
}
