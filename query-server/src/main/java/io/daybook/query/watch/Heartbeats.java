package io.daybook.query.watch;

import io.daybook.query.notice.Interest;
import io.daybook.service.SupervisedLoop;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Has watches send signs of life, each once in an interval, whether or not it had news meanwhile: none needs a timer or a time of
 * its own then. Many are sent together, as those on one connection leave in one packet, but not all: thousands that were opened
 * at once, by callers of a server that went away, would hold up each other's news. Safe for use by many threads.
 */
final class Heartbeats implements AutoCloseable {

    /** The interval has so many parts, each with watches of its own. */
    private static final int PARTS = 50;

    /** So many that are opened one after the other, and thus likely on one connection, are of one part. */
    private static final int TOGETHER = 100;

    private final List<Set<Runnable>> parts =
            Stream.<Set<Runnable>>generate(ConcurrentHashMap::newKeySet).limit(PARTS).toList();

    private final AtomicInteger opened = new AtomicInteger();
    private final Duration betweenParts;
    private final SupervisedLoop loop;

    /**
     * Starts sending.
     *
     * @param interval how long a watch is silent
     */
    Heartbeats(Duration interval) {
        this.betweenParts = interval.dividedBy(PARTS);
        this.loop = SupervisedLoop.start("heartbeats", this::run);
    }

    /**
     * Sends those of one watch until the interest is closed.
     *
     * @param beat sends one; it is not to wait
     */
    Interest of(Runnable beat) {
        Set<Runnable> part = parts.get(Math.floorMod(opened.getAndIncrement() / TOGETHER, PARTS));
        part.add(beat);
        return () -> part.remove(beat);
    }

    @Override
    public void close() {
        loop.close();
    }

    private void run() throws InterruptedException {
        while (true) {
            for (Set<Runnable> part : parts) {
                Thread.sleep(betweenParts);
                part.forEach(Runnable::run);
            }
        }
    }
}
