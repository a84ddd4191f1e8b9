package io.daybook.bench.load;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * How long what is sent to each of some places takes to arrive there, where what is newer stands for what is older. Safe for use
 * by many threads.
 */
public final class Arrivals {

    private static final long LONGEST_MICROS = TimeUnit.SECONDS.toMicros(60);
    private static final int DIGITS = 3;

    private final List<Queue<Sent>> underWay;
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
        this.underWay = Stream.<Queue<Sent>>generate(ConcurrentLinkedQueue::new).limit(places).toList();
        this.missing = new CountDownLatch(expected);
    }

    /**
     * Something is about to be sent.
     *
     * @param version  above that of what was sent to the place before; it has arrived when this or a later one has
     * @param intended when it was to be sent, by {@code nanoTime}
     */
    public void sent(int place, long version, long intended) {
        underWay.get(place).add(new Sent(version, intended));
    }

    /** Something has arrived, and with it all that was sent to the place before. */
    public void arrived(int place, long version) {
        Queue<Sent> sent = underWay.get(place);
        synchronized (sent) {
            while (!sent.isEmpty() && sent.peek().version <= version) {
                arrived(sent.remove());
            }
        }
    }

    private void arrived(Sent sent) {
        long nanos = System.nanoTime() - sent.intended;
        micros.recordValue(Math.min(LONGEST_MICROS, TimeUnit.NANOSECONDS.toMicros(nanos)));
        missing.countDown();
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
