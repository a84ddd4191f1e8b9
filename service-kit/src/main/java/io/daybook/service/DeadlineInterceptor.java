package io.daybook.service;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Deadline;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Gives a unary call without a deadline, or with a longer one, the server's own. Streams live as long as their callers
 * want. Handlers read the deadline from the gRPC context and answer by it; a call whose request does not end by then gets
 * to none, and is ended here.
 */
final class DeadlineInterceptor implements ServerInterceptor {

    private final Duration longest;
    private final ScheduledExecutorService timer;

    DeadlineInterceptor(Duration longest, ScheduledExecutorService timer) {
        this.longest = longest;
        this.timer = timer;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        if (!call.getMethodDescriptor().getType().serverSendsOneMessage()) {
            return next.startCall(call, headers);
        }
        Deadline deadline = Deadline.after(longest.toNanos(), TimeUnit.NANOSECONDS);
        Context.CancellableContext context = Context.current().withDeadline(deadline, timer);
        var decided = new AtomicBoolean();
        context.addListener(
                expired -> {
                    if (expired.cancellationCause() instanceof TimeoutException && decided.compareAndSet(false, true)) {
                        call.close(Status.DEADLINE_EXCEEDED.withDescription("the request did not end"), new Metadata());
                    }
                },
                Runnable::run);
        return new SimpleForwardingServerCallListener<>(Contexts.interceptCall(context, call, headers, next)) {
            @Override
            public void onHalfClose() {
                if (decided.compareAndSet(false, true)) {
                    super.onHalfClose();
                }
            }

            @Override
            public void onComplete() {
                super.onComplete();
                release();
            }

            @Override
            public void onCancel() {
                super.onCancel();
                release();
            }

            /** Else the timer would keep every call that has ended until its deadline. */
            private void release() {
                context.cancel(null);
            }
        };
    }
}
