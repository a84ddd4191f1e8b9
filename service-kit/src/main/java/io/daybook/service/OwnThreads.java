package io.daybook.service;

import com.google.common.util.concurrent.MoreExecutors;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.concurrent.Executor;

/** Handles each call on threads of its own, one at a time, so that handlers may block; they must not throw. */
final class OwnThreads implements ServerInterceptor {

    private final Executor threads;

    OwnThreads(Executor threads) {
        this.threads = threads;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        ServerCall.Listener<Q> handler = next.startCall(call, headers);
        Executor inTurn = Context.current().fixedContextExecutor(MoreExecutors.newSequentialExecutor(threads));
        return new ServerCall.Listener<>() {
            @Override
            public void onMessage(Q message) {
                inTurn.execute(() -> handler.onMessage(message));
            }

            @Override
            public void onHalfClose() {
                inTurn.execute(handler::onHalfClose);
            }

            @Override
            public void onReady() {
                inTurn.execute(handler::onReady);
            }

            @Override
            public void onCancel() {
                inTurn.execute(handler::onCancel);
            }

            @Override
            public void onComplete() {
                inTurn.execute(handler::onComplete);
            }
        };
    }
}
