package io.daybook.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Runs many callers that all start at once. */
public final class Concurrently {

    private Concurrently() {}

    /** What each of {@code callers} callers got. */
    public static <R> List<R> call(int callers, IntFunction<R> caller) throws InterruptedException, ExecutionException {
        var start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<Future<R>>();
            for (int i = 0; i < callers; i++) {
                int number = i;
                results.add(threads.submit(() -> {
                    start.await();
                    return caller.apply(number);
                }));
            }
            start.countDown();
            var got = new ArrayList<R>();
            for (Future<R> result : results) {
                got.add(result.get());
            }
            return got;
        }
    }
}
