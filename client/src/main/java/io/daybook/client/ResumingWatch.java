package io.daybook.client;

import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.BlockingClientCall;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * A watch over as many connections as it takes.
 *
 * @param <M> messages of the server
 * @param <T> news
 */
final class ResumingWatch<M, T> implements Watch<T> {

    /** What was sent by a server that lives arrives within that time, also if the user did not ask for long. */
    private static final Duration ARRIVAL = Duration.ofSeconds(1);

    private final WatchProgress<M, T> progress;
    private final Duration longestSilence;
    private final Runnable reconnect;
    private final Consumer<StatusRuntimeException> interruptions;
    private final Backoff backoff = new Backoff();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** The open stream; null between two. Whoever closes the watch cancels it, under the reader's hands. */
    private volatile BlockingClientCall<?, M> stream;

    private volatile boolean ended;
    private long heardNanos;
    private long resumeNanos = System.nanoTime();

    /**
     * A watch that connects when it is first asked for news.
     *
     * @param longestSilence a connection that says nothing for so long is lost
     * @param reconnect      has a channel that failed to connect try again at once; what it throws ends the watch
     * @param interruptions  is told of each lost connection; what it throws ends the watch
     */
    ResumingWatch(
            WatchProgress<M, T> progress,
            Duration longestSilence,
            Runnable reconnect,
            Consumer<StatusRuntimeException> interruptions) {
        this.progress = progress;
        this.longestSilence = longestSilence;
        this.reconnect = reconnect;
        this.interruptions = interruptions;
    }

    @Override
    public Optional<T> next(Duration patience) throws InterruptedException {
        long begun = System.nanoTime();
        while (!isEnded()) {
            long left = nanos(patience) - (System.nanoTime() - begun);
            BlockingClientCall<?, M> open = stream;
            Optional<T> news = open == null ? connect(left) : receive(open, left);
            if (news.isPresent() || left <= 0) {
                return news;
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean isEnded() {
        return ended;
    }

    @Override
    public synchronized void close() {
        ended = true;
        closed.countDown();
        disconnect();
    }

    private Optional<T> connect(long patienceNanos) throws InterruptedException {
        long pause = resumeNanos - System.nanoTime();
        closed.await(Math.min(pause, patienceNanos), TimeUnit.NANOSECONDS);
        if (pause <= patienceNanos) {
            open();
        }
        return Optional.empty();
    }

    private synchronized void open() {
        if (ended) {
            return;
        }
        endedIfThrown(reconnect);
        stream = progress.open();
        heardNanos = System.nanoTime();
    }

    private Optional<T> receive(BlockingClientCall<?, M> open, long patienceNanos) throws InterruptedException {
        long silence = heardNanos + longestSilence.toNanos() - System.nanoTime();
        long wait = Math.min(patienceNanos, Math.max(silence, ARRIVAL.toNanos()));
        try {
            return heard(open.read(Math.max(wait, 0), TimeUnit.NANOSECONDS));
        } catch (TimeoutException _) {
            if (wait > silence) {
                interrupted(lost("no sign of life from the server"));
            }
        } catch (StatusException e) {
            interrupted(new StatusRuntimeException(e.getStatus(), e.getTrailers()));
        }
        return Optional.empty();
    }

    private Optional<T> heard(M message) {
        if (message == null) {
            interrupted(lost("the server ended the watch before its target"));
            return Optional.empty();
        }
        heardNanos = System.nanoTime();
        backoff.reset();
        Optional<T> news = progress.take(message);
        if (progress.isComplete()) {
            close();
        }
        return news;
    }

    private void interrupted(StatusRuntimeException failure) {
        if (ended) {
            return;
        }
        disconnect();
        if (!mayPass(failure)) {
            ended = true;
            throw failure;
        }
        progress.interrupted(failure);
        resumeNanos = System.nanoTime() + backoff.pauseAfter(failure).toNanos();
        endedIfThrown(() -> interruptions.accept(failure));
    }

    private void endedIfThrown(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            ended = true;
            throw e;
        }
    }

    private synchronized void disconnect() {
        if (stream != null) {
            stream.cancel("not wanted any more", null);
            stream = null;
        }
    }

    /**
     * A server that is ended by force cancels its streams; and no server answers UNKNOWN: that is what a transport says of a
     * connection that was closed while the watch began.
     */
    private static boolean mayPass(StatusRuntimeException failure) {
        return switch (failure.getStatus().getCode()) {
            case UNAVAILABLE, RESOURCE_EXHAUSTED, CANCELLED, UNKNOWN -> true;
            default -> false;
        };
    }

    private static StatusRuntimeException lost(String problem) {
        return Status.UNAVAILABLE.withDescription(problem).asRuntimeException();
    }

    private static long nanos(Duration patience) {
        return patience.compareTo(Duration.ofDays(365)) > 0 ? Duration.ofDays(365).toNanos() : patience.toNanos();
    }
}
