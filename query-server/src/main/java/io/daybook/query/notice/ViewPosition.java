package io.daybook.query.notice;

import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** How far the views are known to have come, and who waits for more. Never goes back. Safe for use by many threads. */
public final class ViewPosition {

    private final AtomicLong latest = new AtomicLong();
    private final AtomicLong wishes = new AtomicLong();
    private final ConcurrentSkipListMap<Wish, Bell> waiting = new ConcurrentSkipListMap<>();

    /** The highest position heard of, 0 before the first. */
    public long latest() {
        return latest.get();
    }

    /** Notes a position and wakes those who wait for it or for less. */
    public void reached(long position) {
        latest.accumulateAndGet(position, Math::max);
        waiting.headMap(Wish.lastFor(position), true).values().forEach(Bell::ring);
    }

    /** Has the bell rung when the views reach a position; not if they are there already. */
    public Interest awaited(long position, Bell bell) {
        var wish = new Wish(position, wishes.getAndIncrement());
        waiting.put(wish, bell);
        return () -> waiting.remove(wish);
    }

    boolean isAwaited() {
        return !waiting.isEmpty();
    }

    private record Wish(long position, long number) implements Comparable<Wish> {

        static Wish lastFor(long position) {
            return new Wish(position, Long.MAX_VALUE);
        }

        @Override
        public int compareTo(Wish other) {
            int byPosition = Long.compare(position, other.position);
            return byPosition != 0 ? byPosition : Long.compare(number, other.number);
        }
    }
}
