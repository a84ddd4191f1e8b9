package io.daybook.bench.load;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * How long what was sent to each of some places takes to arrive there. A place has one thing under way at a time. Safe for use by
 * many threads.
 */
public final class Arrivals {

    private static final long LONGEST_MICROS = TimeUnit.SECONDS.toMicros(60);
    private static final int DIGITS = 3;

    private final AtomicReferenceArray<Sent> underWay;
    private final ConcurrentHistogram micros = new ConcurrentHistogram(LONGEST_MICROS, DIGITS);
    private final CountDownLatch missing;
    private final long start = System.nanoTime();

    /**
     * Waits for arrivals.
     *
     * @param places   how many
     * @param expected how many arrivals in all
     */
    public Arrivals(int places, int expected) {
        this.underWay = new AtomicReferenceArray<>(places);
        this.missing = new CountDownLatch(expected);
    }

    /**
     * Something is about to be sent.
     *
     * @param version  what arrives then has this one or a later one
     * @param intended when it was to be sent, by {@code nanoTime}
     * @throws IllegalStateException if what was sent to this place before has not arrived: the pace is too fast to measure
     */
    public void sent(int place, long version, long intended) {
        if (!underWay.compareAndSet(place, null, new Sent(version, intended))) {
            throw new IllegalStateException("a change was not seen before the next one of the same appointment");
        }
    }

    /** Something has arrived; of no interest if it is older than what is under way. */
    public void arrived(int place, long version) {
        Sent sent = underWay.get(place);
        if (sent != null && version >= sent.version && underWay.compareAndSet(place, sent, null)) {
            long nanos = System.nanoTime() - sent.intended;
            micros.recordValue(Math.min(LONGEST_MICROS, TimeUnit.NANOSECONDS.toMicros(nanos)));
            missing.countDown();
        }
    }

    /**
     * What there is to tell when all have arrived.
     *
     * @throws IllegalStateException if some do not arrive in time
     */
    public Measured await(Duration longest) throws InterruptedException {
        if (!missing.await(longest.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new IllegalStateException("%d changes were never seen".formatted(missing.getCount()));
        }
        double seconds = (double) (System.nanoTime() - start) / TimeUnit.SECONDS.toNanos(1);
        return new Measured(micros.getTotalCount() / seconds, micros.copy());
    }

    private record Sent(long version, long intended) {}
}
