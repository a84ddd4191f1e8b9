package io.daybook.service;

import io.daybook.v1.ErrorReason;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * How many of something may be under way at once. What is beyond is refused, as waiting would only take memory and end at
 * the callers' deadlines. Safe for use by many threads.
 */
public final class Limit {

    private static final Duration RETRY_DELAY = Duration.ofSeconds(1);

    private final int most;
    private final String what;
    private final Semaphore places;

    /**
     * A limit.
     *
     * @param most how many, 1 or more
     * @param what what they are, in the plural, as callers are told
     */
    public Limit(int most, String what) {
        this.most = most;
        this.what = what;
        this.places = new Semaphore(most);
    }

    /**
     * Takes a place, to be given back once.
     *
     * @throws ServiceException RESOURCE_EXHAUSTED if there is none
     */
    public Place take() {
        if (!places.tryAcquire()) {
            throw ServiceException.of(
                            Code.RESOURCE_EXHAUSTED,
                            ErrorReason.ERROR_REASON_OVERLOADED,
                            "the server has %,d %s already".formatted(most, what))
                    .retryAfter(RETRY_DELAY);
        }
        return places::release;
    }

    /** One of the places. */
    @FunctionalInterface
    public interface Place extends AutoCloseable {

        /** Gives it back. */
        @Override
        void close();
    }
}
