package io.daybook.query.watch;

import io.daybook.query.call.Call;
import io.grpc.stub.ServerCallStreamObserver;
import java.time.Duration;

/**
 * The answers of one watch, sent no faster than the caller reads: gRPC would keep whatever is handed to it, without a
 * bound. Every wait ends with a {@code ServiceException} when there is nobody to answer any more. For the one thread that
 * serves the watch.
 *
 * @param <T> an answer
 */
final class WatchStream<T> {

    private final ServerCallStreamObserver<T> observer;
    private final Call call;
    private final Duration heartbeatInterval;
    private long lastSentNanos = System.nanoTime();

    WatchStream(ServerCallStreamObserver<T> observer, Call call, Duration heartbeatInterval) {
        this.observer = observer;
        this.call = call;
        this.heartbeatInterval = heartbeatInterval;
    }

    /** Waits until the caller takes more. */
    void awaitReady() {
        call.requireWanted();
        if (observer.isReady()) {
            return;
        }
        do {
            call.await(heartbeatInterval);
        } while (!observer.isReady());
        // What rang meanwhile may have been news, which nobody has looked at.
        call.bell().ring();
    }

    /** Sends an answer when the caller takes it. */
    void send(T answer) {
        awaitReady();
        observer.onNext(answer);
        lastSentNanos = System.nanoTime();
    }

    /** Waits for news, which the call's bell tells of; true if a heartbeat is to be sent now. */
    boolean awaitNews() {
        Duration left = untilHeartbeat();
        // Overdue means that the caller takes nothing; the bell rings when that changes.
        call.await(left.isPositive() ? left : heartbeatInterval);
        return observer.isReady() && !untilHeartbeat().isPositive();
    }

    private Duration untilHeartbeat() {
        return heartbeatInterval.minusNanos(System.nanoTime() - lastSentNanos);
    }
}
