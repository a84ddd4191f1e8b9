package io.daybook.query.read;

import java.time.Duration;
import java.util.Optional;

/** How long a read waits for the views. Immutable. */
final class Patience {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** Left of the caller's time, so that the answer, which says how far the views are, gets there before its end. */
    private static final Duration MARGIN = Duration.ofMillis(200);

    /** No more than this part of a short time is left. */
    private static final int MARGIN_PART = 5;

    private final long endNanos;

    private Patience(long endNanos) {
        this.endNanos = endNanos;
    }

    /** From now on, for a caller who waits as long as {@code timeLeft}. */
    static Patience startingAt(long nowNanos, Optional<Duration> timeLeft) {
        return new Patience(nowNanos + longestWait(timeLeft).toNanos());
    }

    static Duration longestWait(Optional<Duration> timeLeft) {
        return timeLeft.map(Patience::lessMargin).filter(wait -> wait.compareTo(LONGEST) < 0).orElse(LONGEST);
    }

    /** What is left of it; zero or less when it is over. */
    Duration left(long nowNanos) {
        return Duration.ofNanos(endNanos - nowNanos);
    }

    private static Duration lessMargin(Duration timeLeft) {
        Duration part = timeLeft.dividedBy(MARGIN_PART);
        return timeLeft.minus(part.compareTo(MARGIN) < 0 ? part : MARGIN);
    }
}
