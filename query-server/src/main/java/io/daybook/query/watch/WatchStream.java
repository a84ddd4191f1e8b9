package io.daybook.query.watch;

import io.daybook.query.call.Call;
import io.grpc.stub.ServerCallStreamObserver;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * The answers of one watch, sent no faster than the caller reads: gRPC would keep whatever is handed to it, without a
 * bound. For the one thread that serves the watch, unless said otherwise.
 *
 * @param <T> an answer
 */
final class WatchStream<T> {

    /** How long matters to nobody: the bell rings when the caller takes more or leaves, and when the server stops. */
    private static final Duration LONG = Duration.ofHours(1);

    private final ServerCallStreamObserver<T> observer;
    private final Call call;
    private volatile boolean readinessAwaited;
    private volatile boolean heartbeatOwed;

    WatchStream(ServerCallStreamObserver<T> observer, Call call) {
        this.observer = observer;
        this.call = call;
    }

    /** Whether the caller takes more; if not, the call's bell rings when it does. */
    boolean isReady() {
        if (observer.isReady()) {
            return true;
        }
        readinessAwaited = true;
        // It may have become ready before anybody knew that this is awaited.
        return observer.isReady();
    }

    /** Is told that the caller takes more, which after most answers nobody waits for. By any thread. */
    void ready() {
        if (readinessAwaited) {
            readinessAwaited = false;
            call.bell().ring();
        }
    }

    /**
     * Sends an answer when the caller takes it.
     *
     * @throws io.daybook.service.ServiceException when there is nobody to answer any more
     */
    void send(T answer) {
        call.requireWanted();
        while (!isReady()) {
            call.await(LONG);
        }
        sendNow(answer);
    }

    /** Notes that it was time for a heartbeat, and this stream's thread busy. By any thread. */
    void oweHeartbeat() {
        heartbeatOwed = true;
    }

    /**
     * Sends the heartbeat that is owed, if one is. To be called often by who reads much and may find nothing to send.
     *
     * @throws io.daybook.service.ServiceException when there is nobody to answer any more
     */
    void sendOwed(Supplier<T> heartbeat) {
        call.requireWanted();
        if (heartbeatOwed) {
            heartbeatOwed = false;
            send(heartbeat.get());
        }
    }

    /** Sends an answer to a caller who takes it. */
    void sendNow(T answer) {
        observer.onNext(answer);
    }
}
