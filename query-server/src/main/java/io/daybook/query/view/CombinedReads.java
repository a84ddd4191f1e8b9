package io.daybook.query.view;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Reads by key, made together for all who ask while others are under way: a read of many costs little more than one of one.
 * Nobody waits for others to come, and nobody gets what was read before they asked. Safe for use by many threads, which are
 * to be virtual, as they block.
 *
 * @param <K> a key
 * @param <V> what is found by it
 */
final class CombinedReads<K, V> {

    /** Bounds what one read holds in memory; so many that few reads wait for others when MongoDB has gone silent. */
    private static final int MAX_KEYS = 1_000;

    private final Semaphore underWay;
    private final Function<Set<K>, Map<K, V>> read;
    private Batch<K, V> waiting = new Batch<>();

    /**
     * Combines reads.
     *
     * @param atOnce how many are under way at the same time at most
     * @param read   finds what is there by some keys
     */
    CombinedReads(int atOnce, Function<Set<K>, Map<K, V>> read) {
        this.underWay = new Semaphore(atOnce);
        this.read = read;
    }

    /**
     * What is there by a key, after this was called.
     *
     * @throws RuntimeException whatever the read throws
     */
    Optional<V> get(K key) {
        Batch<K, V> joined;
        boolean leads;
        synchronized (this) {
            if (waiting.keys.size() == MAX_KEYS) {
                waiting = new Batch<>();
            }
            joined = waiting;
            leads = joined.keys.isEmpty();
            joined.keys.add(key);
        }
        if (leads) {
            lead(joined);
        }
        return joined.found(key);
    }

    /** Done by the first of a batch, for all of it. */
    private void lead(Batch<K, V> batch) {
        underWay.acquireUninterruptibly();
        try {
            close(batch);
            batch.result.complete(read.apply(batch.keys));
        } catch (RuntimeException | Error e) {
            batch.result.completeExceptionally(e);
        } finally {
            underWay.release();
        }
    }

    /** Whoever asks from now on waits for the next. */
    private synchronized void close(Batch<K, V> batch) {
        if (waiting == batch) {
            waiting = new Batch<>();
        }
    }

    /** The keys that are read together, and what is found. The keys change only until the read begins. */
    private static final class Batch<K, V> {

        private final Set<K> keys = new HashSet<>();
        private final CompletableFuture<Map<K, V>> result = new CompletableFuture<>();

        Optional<V> found(K key) {
            try {
                return Optional.ofNullable(result.join().get(key));
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException failure ? failure : e;
            }
        }
    }
}
