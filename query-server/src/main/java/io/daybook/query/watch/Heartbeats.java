package io.daybook.query.watch;

import io.daybook.query.notice.Interest;
import io.daybook.service.SupervisedLoop;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/**
 * Has silent watches send signs of life, many at a time: those on one connection leave in one packet then, and none needs a timer
 * of its own. A watch is looked at when it would have been silent for long, not more often. Safe for use by many threads.
 */
final class Heartbeats implements AutoCloseable {

    /** A heartbeat is late by this part of the interval at most. */
    private static final int LOOKS_IN_AN_INTERVAL = 20;

    private final Queue<Beating> arriving = new ConcurrentLinkedQueue<>();
    private final Duration betweenLooks;
    private final SupervisedLoop loop;

    /** What is looked at in one of the next looks, in a ring; only the loop uses it and where in it it is. */
    private final List<Queue<Beating>> looks =
            Stream.<Queue<Beating>>generate(ArrayDeque::new).limit(LOOKS_IN_AN_INTERVAL + 1).toList();

    private int now;

    /**
     * Starts looking for silent watches.
     *
     * @param interval how long they are silent
     */
    Heartbeats(Duration interval) {
        this.betweenLooks = interval.dividedBy(LOOKS_IN_AN_INTERVAL);
        this.loop = SupervisedLoop.start("heartbeats", this::run);
    }

    /** Has a watch looked at until the interest is closed. */
    Interest of(ServedWatch<?> watch) {
        var beating = new Beating(watch);
        arriving.add(beating);
        return beating;
    }

    @Override
    public void close() {
        loop.close();
    }

    private void run() throws InterruptedException {
        while (true) {
            Thread.sleep(betweenLooks);
            look();
        }
    }

    private void look() {
        now = (now + 1) % looks.size();
        for (Queue<Beating> due : List.of(arriving, looks.get(now))) {
            for (Beating next = due.poll(); next != null; next = due.poll()) {
                look(next);
            }
        }
    }

    private void look(Beating beating) {
        ServedWatch<?> watch = beating.watch;
        if (watch != null) {
            watch.beat();
            looks.get((now + looksUntil(watch.untilHeartbeat())) % looks.size()).add(beating);
        }
    }

    private int looksUntil(Duration heartbeat) {
        return (int) Math.clamp(Math.ceilDiv(heartbeat.toNanos(), betweenLooks.toNanos()), 1, LOOKS_IN_AN_INTERVAL);
    }

    /** A watch as long as it is served: what has ended need not be kept until it is looked at. */
    private static final class Beating implements Interest {

        private volatile ServedWatch<?> watch;

        Beating(ServedWatch<?> watch) {
            this.watch = watch;
        }

        @Override
        public void close() {
            watch = null;
        }
    }
}
