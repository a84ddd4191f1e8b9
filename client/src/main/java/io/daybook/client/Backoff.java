package io.daybook.client;

import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The pauses between attempts: each about twice as long as the one before, and none of the same length, so that many clients
 * that lost the same server do not come back at the same moment. For one thread.
 */
final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private Duration next = FIRST;

    /** How long to wait after a failure: half to all of what is due, after what the server asks for. */
    Duration pauseAfter(StatusRuntimeException failure) {
        long due = next.toNanos();
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return ErrorDetails.of(failure)
                .retryDelay()
                .orElse(Duration.ZERO)
                .plusNanos(ThreadLocalRandom.current().nextLong(due / 2, due));
    }

    /** Starts over, after an attempt that went well. */
    void reset() {
        next = FIRST;
    }
}
