package io.daybook.client;

import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Optional;

/**
 * A watch that goes on, on any server, when its connection is lost or its server stops: nothing is missed, nothing comes twice
 * and nothing goes back. It asks the server for news only as they are taken, so it keeps next to nothing of what waits.
 *
 * <p>One thread takes the news; any may close it.
 *
 * @param <T> news
 */
public interface Watch<T> extends AutoCloseable {

    /**
     * The next news, waited for.
     *
     * @param patience how long to wait at most
     * @return empty if nothing came in that time, or the watch has {@linkplain #isEnded ended}
     * @throws StatusRuntimeException if the server refuses the watch; it has ended then
     * @throws InterruptedException   if the thread is interrupted; the watch can go on
     */
    Optional<T> next(Duration patience) throws InterruptedException;

    /** Whether nothing more will come: its target was told, it was refused, or it was closed. */
    boolean isEnded();

    /** Ends it. */
    @Override
    void close();
}
