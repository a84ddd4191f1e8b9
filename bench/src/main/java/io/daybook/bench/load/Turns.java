package io.daybook.bench.load;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Some things in turn, over and over. Safe for use by many threads.
 *
 * @param <T> what they are
 */
public final class Turns<T> implements Supplier<T> {

    private final AtomicLong given = new AtomicLong();
    private final List<T> things;

    /** Begins with the first. */
    public Turns(List<T> things) {
        this.things = List.copyOf(things);
    }

    @Override
    public T get() {
        return things.get((int) (given.getAndIncrement() % things.size()));
    }
}
