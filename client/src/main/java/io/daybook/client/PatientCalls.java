package io.daybook.client;

import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.AbstractBlockingStub;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** Calls that are made again until a deadline, each as the same request. Safe for use by many threads. */
final class PatientCalls {

    private final Duration attemptTime;
    private final Runnable reconnect;

    /**
     * Calls with a time for one attempt.
     *
     * @param reconnect has channels that failed to connect try again at once; what it throws ends the call
     */
    PatientCalls(Duration attemptTime, Runnable reconnect) {
        this.attemptTime = attemptTime;
        this.reconnect = reconnect;
    }

    <S extends AbstractBlockingStub<S>, R> R call(
            S stub, Deadline end, Function<S, R> rpc, Consumer<StatusRuntimeException> failures) {
        S repeatable = stub.withOption(RequestIds.REQUEST_ID, RequestIds.next());
        var backoff = new Backoff();
        while (true) {
            try {
                return rpc.apply(repeatable.withDeadline(end.minimum(deadlineOfAttempt())));
            } catch (StatusRuntimeException failure) {
                Duration pause = backoff.pauseAfter(failure);
                if (!mayPass(failure) || end.timeRemaining(TimeUnit.NANOSECONDS) <= pause.toNanos()) {
                    throw failure;
                }
                failures.accept(failure);
                sleep(pause);
                reconnect.run();
            }
        }
    }

    private Deadline deadlineOfAttempt() {
        return Deadline.after(attemptTime.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * Whether the same call may succeed a little later. An attempt without an answer may have met a dead connection; a server that
     * is ended by force cancels its calls; and no server answers UNKNOWN: that is what a transport says of a connection that was
     * closed while the call began.
     */
    private static boolean mayPass(StatusRuntimeException failure) {
        return switch (failure.getStatus().getCode()) {
            case UNAVAILABLE, RESOURCE_EXHAUSTED, DEADLINE_EXCEEDED, UNKNOWN -> true;
            case CANCELLED -> !isCancelledHere();
            default -> false;
        };
    }

    /** Whether it is the caller who has no more use for an answer. */
    private static boolean isCancelledHere() {
        return Thread.currentThread().isInterrupted() || Context.current().isCancelled();
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Status.CANCELLED.withDescription("interrupted").withCause(e).asRuntimeException();
        }
    }
}
