package io.daybook.bench.load;

import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Calls that servers are loaded with. */
public final class Callers {

    private static final long WAIT_SECONDS = 60;

    private Callers() {}

    /**
     * Callers that call again as soon as they are answered: what the server can do at most.
     *
     * @param call   begins one
     * @param number how many callers
     */
    public static <Q, R> Measured closedLoop(
            BiConsumer<Q, StreamObserver<R>> call, Supplier<Q> requests, int number, Duration length)
            throws InterruptedException {
        var calls = new Calls();
        var done = new CountDownLatch(number);
        long start = System.nanoTime();
        long end = start + length.toNanos();
        for (int caller = 0; caller < number; caller++) {
            callUntil(end, call, requests, calls, done);
        }
        await(done);
        return calls.measured(System.nanoTime() - start);
    }

    private static <Q, R> void callUntil(
            long end, BiConsumer<Q, StreamObserver<R>> call, Supplier<Q> requests, Calls calls, CountDownLatch done) {
        long now = System.nanoTime();
        if (now >= end) {
            done.countDown();
            return;
        }
        call.accept(requests.get(), calls.observer(now, () -> callUntil(end, call, requests, calls, done)));
    }

    /**
     * Calls that begin at even intervals, whether or not earlier ones are answered: what users wait at a given load. Times
     * count from when a call was to begin.
     *
     * @param call      begins one
     * @param perSecond how many begin in a second
     */
    public static <Q, R> Measured openLoop(
            BiConsumer<Q, StreamObserver<R>> call, Supplier<Q> requests, double perSecond, Duration length)
            throws InterruptedException {
        var pace = new Pace(perSecond, length);
        var calls = new Calls();
        var done = new CountDownLatch(pace.count());
        long start = System.nanoTime();
        pace.run(intended -> call.accept(requests.get(), calls.observer(intended, done::countDown)));
        await(done);
        return calls.measured(System.nanoTime() - start);
    }

    private static void await(CountDownLatch done) throws InterruptedException {
        if (!done.await(WAIT_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("%d callers got no answer".formatted(done.getCount()));
        }
    }
}
