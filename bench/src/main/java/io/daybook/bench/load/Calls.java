package io.daybook.bench.load;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.HdrHistogram.ConcurrentHistogram;

/** Counts and times calls, and remembers the first that should not have failed. Safe for use by many threads. */
final class Calls {

    private static final long LONGEST_MICROS = TimeUnit.SECONDS.toMicros(60);
    private static final int DIGITS = 3;

    private final ConcurrentHistogram micros = new ConcurrentHistogram(LONGEST_MICROS, DIGITS);
    private final LongAdder answered = new LongAdder();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    /**
     * Takes the answer of one call.
     *
     * @param intended when it was to begin, which is before it did if the caller could not keep up; by {@code nanoTime}
     * @param ended    run when it has ended, however
     */
    <R> StreamObserver<R> observer(long intended, Runnable ended) {
        return new StreamObserver<>() {
            @Override
            public void onNext(R answer) {
                answered.increment();
                micros.recordValue(Math.min(
                        LONGEST_MICROS, TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - intended)));
            }

            @Override
            public void onError(Throwable refusal) {
                if (!isTaken(refusal)) {
                    failure.compareAndSet(null, refusal);
                }
                ended.run();
            }

            @Override
            public void onCompleted() {
                ended.run();
            }
        };
    }

    /**
     * What there is to tell of so many nanoseconds.
     *
     * @throws IllegalStateException if a call failed that should not have
     */
    Measured measured(long nanos) {
        if (failure.get() != null) {
            throw new IllegalStateException("a call failed", failure.get());
        }
        return new Measured((double) answered.sum() * TimeUnit.SECONDS.toNanos(1) / nanos, micros.copy());
    }

    /** The time was contested, and lost. */
    private static boolean isTaken(Throwable refusal) {
        return switch (Status.fromThrowable(refusal).getCode()) {
            case ALREADY_EXISTS, FAILED_PRECONDITION, ABORTED -> true;
            default -> false;
        };
    }
}
