package io.daybook.query.watch;

import io.daybook.service.SupervisedLoop;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Has silent watches send signs of life, many at a time: those on one connection leave in one packet then, and none needs a timer
 * of its own. Safe for use by many threads.
 */
final class Heartbeats implements AutoCloseable {

    /** A heartbeat is late by this part of the interval at most. */
    private static final int LOOKS_IN_AN_INTERVAL = 20;

    private final Set<ServedWatch<?>> watches = ConcurrentHashMap.newKeySet();
    private final Duration betweenLooks;
    private final SupervisedLoop loop;

    /**
     * Starts looking for silent watches.
     *
     * @param interval how long they are silent
     */
    Heartbeats(Duration interval) {
        this.betweenLooks = interval.dividedBy(LOOKS_IN_AN_INTERVAL);
        this.loop = SupervisedLoop.start("heartbeats", this::run);
    }

    void add(ServedWatch<?> watch) {
        watches.add(watch);
    }

    void remove(ServedWatch<?> watch) {
        watches.remove(watch);
    }

    @Override
    public void close() {
        loop.close();
    }

    private void run() throws InterruptedException {
        while (true) {
            Thread.sleep(betweenLooks);
            watches.forEach(ServedWatch::beat);
        }
    }
}
