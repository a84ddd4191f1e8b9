package io.daybook.bench.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What a JVM that is a {@link WriterProcess} does. */
final class Orders {

    private static final double SECOND = Duration.ofSeconds(1).toNanos();

    private Orders() {}

    /**
     * Obeys until there are no more.
     *
     * @param write stores one event, and returns when it is durable; called by many threads
     * @throws IllegalStateException if it fails
     */
    static void obey(Runnable write) throws IOException, InterruptedException {
        System.out.println("ready");
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split(" ");
            System.out.println(perSecond(write, Integer.parseInt(words[0]), Duration.ofMillis(Long.parseLong(words[1]))));
        }
    }

    /** The rate at which so many callers get it done. */
    static double perSecond(Runnable write, int callers, Duration length) throws InterruptedException {
        long start = System.nanoTime();
        long end = start + length.toNanos();
        long written = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var counts = new ArrayList<Future<Long>>();
            for (int caller = 0; caller < callers; caller++) {
                counts.add(threads.submit(() -> writeUntil(end, write)));
            }
            for (Future<Long> count : counts) {
                written += count.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("an event was not stored", e.getCause());
        }
        return written * SECOND / (System.nanoTime() - start);
    }

    private static long writeUntil(long end, Runnable write) {
        long written = 0;
        while (System.nanoTime() < end) {
            write.run();
            written++;
        }
        return written;
    }
}
