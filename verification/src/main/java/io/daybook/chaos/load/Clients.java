package io.daybook.chaos.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Threads of clients, whose failures are failures of the run. Safe for use by many threads. */
final class Clients implements AutoCloseable {

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> running = new ArrayList<>();

    /** Starts one. */
    synchronized void start(Work work) {
        running.removeIf(Clients::endedWell);
        running.add(executor.submit(() -> {
            work.run();
            return null;
        }));
    }

    /**
     * Waits until all have ended.
     *
     * @return false if some have not within the time
     * @throws IllegalStateException if one failed
     */
    boolean await(Duration patience) throws InterruptedException {
        long begun = System.nanoTime();
        for (Future<?> each : started()) {
            try {
                each.get(patience.toNanos() - (System.nanoTime() - begun), TimeUnit.NANOSECONDS);
            } catch (TimeoutException _) {
                return false;
            } catch (ExecutionException e) {
                throw new IllegalStateException("a client of the load failed", e.getCause());
            }
        }
        return true;
    }

    /**
     * Waits until all have ended, however long that takes.
     *
     * @throws IllegalStateException if one failed
     */
    void awaitAll() throws InterruptedException {
        await(Duration.ofDays(1));
    }

    /** Interrupts those that still run. */
    @Override
    public void close() {
        executor.shutdownNow();
        executor.close();
    }

    private synchronized List<Future<?>> started() {
        return List.copyOf(running);
    }

    private static boolean endedWell(Future<?> each) {
        return each.state() == Future.State.SUCCESS;
    }

    /** What one client does. */
    @FunctionalInterface
    interface Work {
        void run() throws InterruptedException;
    }
}
