package io.daybook.command.relay;

import io.daybook.v1.Event;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * What the relay hears of events that were appended: from its own server the events themselves, from others only that there
 * are some. Much or nothing of it may be missing or old, as positions tell: then the log is read. Safe for use by many threads.
 */
final class News {

    /** Batches; what waits longer than that is cheaper to read from the log than to keep. */
    private static final int CAPACITY = 16;

    /** That something was appended, but not what. */
    private static final List<Event> UNKNOWN = List.of();

    private final BlockingQueue<List<Event>> batches = new ArrayBlockingQueue<>(CAPACITY);

    /** Hands over events that follow one another. */
    void tell(List<Event> appended) {
        if (!batches.offer(appended)) {
            batches.clear();
            batches.offer(UNKNOWN);
        }
    }

    /** Says that there may be events in the log which nobody handed over. */
    void nudge() {
        if (batches.isEmpty() || !batches.contains(UNKNOWN)) {
            tell(UNKNOWN);
        }
    }

    /** Takes the next batch, which is empty if the log has to be read; nothing if there is no news for so long. */
    Optional<List<Event>> await(Duration time) throws InterruptedException {
        return Optional.ofNullable(batches.poll(time.toMillis(), TimeUnit.MILLISECONDS));
    }
}
