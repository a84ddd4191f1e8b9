package io.daybook.projector;

import io.daybook.views.Checkpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How long a set is kept after another took its place, by a monotonic clock, from when this projector first saw it so: at least
 * as long as told, and longer after a restart, whatever the clocks of machines show. For one thread.
 */
final class Retention {

    private final Duration time;
    private final LongSupplier nanoTime;
    private final Map<Retired, Long> seenNanos = new HashMap<>();

    /** Keeps sets for a time. */
    Retention(Duration time, LongSupplier nanoTime) {
        this.time = time;
        this.nanoTime = nanoTime;
    }

    /** Whether a set, which is neither read nor to be read, was kept long enough; one that never was read is not kept. */
    boolean isOver(Checkpoint set) {
        return set.retiredAt().map(when -> isOver(new Retired(set.set(), when))).orElse(true);
    }

    private boolean isOver(Retired set) {
        long now = nanoTime.getAsLong();
        Long first = seenNanos.putIfAbsent(set, now);
        return first != null && now - first >= time.toNanos();
    }

    /** A set may be read again and retire once more. */
    private record Retired(Checkpoint.Id set, Instant when) {}
}
