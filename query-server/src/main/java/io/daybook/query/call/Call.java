package io.daybook.query.call;

import com.google.common.util.concurrent.MoreExecutors;
import io.daybook.query.notice.Bell;
import io.daybook.query.notice.Interest;
import io.daybook.service.ServiceException;
import io.daybook.v1.ErrorReason;
import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A call that waits for something. Its bell rings when the caller leaves or the server stops, and for whatever else it is
 * handed to. One thread waits; the bell may be rung by any.
 */
public final class Call implements AutoCloseable {

    private final Bell bell;
    private final Context.CancellationListener onCancelled = _ -> bell().ring();
    private final Context context;
    private final Interest stopInterest;
    private volatile boolean ended;

    private Call(Context context, ServerStop stop, Bell bell) {
        this.bell = bell;
        this.context = context;
        this.stopInterest = stop.tells(this);
        context.addListener(onCancelled, MoreExecutors.directExecutor());
    }

    /** The gRPC call that is being handled on this thread. */
    public static Call current(ServerStop stop) {
        return current(stop, new Bell());
    }

    /** Likewise, with a bell of the caller's own. */
    public static Call current(ServerStop stop, Bell bell) {
        return new Call(Context.current(), stop, bell);
    }

    /** What wakes the call. */
    public Bell bell() {
        return bell;
    }

    /** How long the caller still waits; empty if for ever. */
    public Optional<Duration> timeLeft() {
        Deadline deadline = context.getDeadline();
        return Optional.ofNullable(deadline)
                .map(set -> Duration.ofNanos(Math.max(0, set.timeRemaining(TimeUnit.NANOSECONDS))));
    }

    /**
     * Waits for a ring, or until the time is over.
     *
     * @throws ServiceException if there is nobody to answer any more, see {@link #requireWanted}
     */
    public void await(Duration longest) {
        requireWanted();
        try {
            bell.await(longest);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ServerStop.failure();
        }
        requireWanted();
    }

    /**
     * Checks that there is still somebody to answer.
     *
     * @throws ServiceException CANCELLED if the caller has left, DEADLINE_EXCEEDED if the time is over, UNAVAILABLE if the
     *                          server stops
     */
    public void requireWanted() {
        if (context.isCancelled()) {
            throw context.cancellationCause() instanceof TimeoutException ? tooLate() : left();
        }
        if (ended) {
            throw ServerStop.failure();
        }
    }

    /** Ends it, as the server stops. */
    void end() {
        ended = true;
        bell.ring();
    }

    private static ServiceException tooLate() {
        return ServiceException.of(
                Code.DEADLINE_EXCEEDED, ErrorReason.ERROR_REASON_DEADLINE_EXPIRED, "the deadline has passed");
    }

    /** Nobody is there to read the reason. */
    private static ServiceException left() {
        return ServiceException.of(Code.CANCELLED, ErrorReason.ERROR_REASON_UNSPECIFIED, "the caller left");
    }

    @Override
    public void close() {
        context.removeListener(onCancelled);
        stopInterest.close();
    }
}
