package io.daybook.query.watch;

import io.daybook.query.call.Call;
import io.daybook.query.call.ServerStop;
import io.daybook.query.notice.Bell;
import io.daybook.query.notice.Interest;
import io.daybook.service.FailureTranslator;
import io.daybook.service.Limit;
import io.daybook.service.ServiceException;
import io.grpc.Context;
import io.grpc.Status.Code;
import io.grpc.stub.ServerCallStreamObserver;

/**
 * Serves one watch to its end. It has a thread only while there is something to tell: thousands of them wait, and a thread that
 * waits costs more than all else that a watch needs. Safe for use by many threads.
 *
 * @param <T> an answer
 */
final class ServedWatch<T> {

    private final ServerCallStreamObserver<T> observer;
    private final FailureTranslator failures;
    private final Limit.Place place;
    private final Turns turns;
    private final Call call;
    private final WatchStream<T> stream;
    private final Watching<T> watching;
    private final Interest heartbeats;
    private Interest news;
    private boolean ended;

    /**
     * A watch for the gRPC call that is being handled on this thread; it {@linkplain #begin begins} afterwards.
     *
     * @param place is given back when it has ended
     */
    ServedWatch(
            ServerCallStreamObserver<T> observer,
            ServerStop stop,
            FailureTranslator failures,
            Heartbeats heartbeats,
            Limit.Place place,
            Opening<T> opening) {
        this.observer = observer;
        this.failures = failures;
        this.place = place;
        Context context = Context.current();
        this.turns = new Turns(
                this::turn, work -> Thread.ofVirtual().name("watch").start(context.wrap(work)));
        this.call = Call.current(stop, new Bell(turns::ask));
        this.stream = new WatchStream<>(observer, call);
        this.watching = opening.open(call, stream);
        observer.setOnReadyHandler(stream::ready);
        // Also keeps answers to a caller who has left from throwing.
        observer.setOnCancelHandler(call.bell()::ring);
        this.heartbeats = heartbeats.of(this::beat);
    }

    void begin() {
        turns.begin();
    }

    /** Sends a heartbeat if the caller takes it, unless a turn is being taken: should that be long, it sends the heartbeat. */
    private void beat() {
        if (!turns.between(this::sendHeartbeat)) {
            stream.oweHeartbeat();
        }
    }

    private void sendHeartbeat() {
        // A caller who takes nothing is not waited for, nor is it news when that changes.
        if (!ended && observer.isReady()) {
            try {
                stream.sendNow(watching.heartbeat());
            } catch (Throwable e) {
                fail(e);
            }
        }
    }

    private void turn() {
        if (ended) {
            return;
        }
        boolean all;
        try {
            all = tell();
        } catch (Throwable e) {
            // Also an Error: nobody else would ever end the call.
            fail(e);
            return;
        }
        if (all) {
            end(observer::onCompleted);
        }
    }

    /** True when that was all that was wanted. */
    private boolean tell() throws InterruptedException {
        call.requireWanted();
        if (news == null) {
            news = watching.listen();
            watching.open();
        }
        return watching.tellNews();
    }

    private void fail(Throwable cause) {
        ServiceException failure = failures.toServiceException(cause);
        boolean passing = failure.code() == Code.UNAVAILABLE;
        end(() -> observer.onError((passing ? watching.resumable(failure) : failure).toStatus()));
    }

    private void end(Runnable answer) {
        ended = true;
        Interest listening = news;
        try (place;
                call;
                heartbeats;
                listening) {
            answer.run();
        }
    }

    /** Makes what a watch tells. */
    @FunctionalInterface
    interface Opening<T> {
        Watching<T> open(Call call, WatchStream<T> stream);
    }
}
