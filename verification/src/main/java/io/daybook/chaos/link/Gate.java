package io.daybook.chaos.link;

import io.daybook.chaos.link.Traffic.Cut;
import io.daybook.chaos.link.Traffic.Direction;
import io.daybook.chaos.link.Traffic.HalfOpen;
import io.daybook.chaos.link.Traffic.Open;
import io.daybook.chaos.link.Traffic.Silent;
import io.daybook.chaos.link.Traffic.Slow;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Where what passes through a link waits until it may. Safe for use by many threads. */
final class Gate {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Traffic traffic = new Open();

    Traffic traffic() {
        lock.lock();
        try {
            return traffic;
        } finally {
            lock.unlock();
        }
    }

    /** From now on what passes is ruled by this. */
    void set(Traffic next) {
        lock.lock();
        try {
            traffic = next;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns when bytes that arrived just now may be passed on in a direction. */
    void pass(Direction direction) throws InterruptedException {
        long arrived = System.nanoTime();
        lock.lockInterruptibly();
        try {
            for (long wait = wait(direction, arrived); wait > 0; wait = wait(direction, arrived)) {
                changed.await(wait, TimeUnit.NANOSECONDS);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Nanoseconds that are left for what arrived at a time, as far as is known now; 0 or less if it may pass. */
    private long wait(Direction direction, long arrived) {
        return switch (traffic) {
            case Open _, Cut _ -> 0;
            case Silent silent -> silent.direction() == Direction.BOTH || silent.direction() == direction
                    ? Long.MAX_VALUE
                    : 0;
            case HalfOpen _ -> Long.MAX_VALUE;
            case Slow(Duration delay) -> delay.toNanos() - (System.nanoTime() - arrived);
        };
    }
}
