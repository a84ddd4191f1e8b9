package io.daybook.service;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows the unary calls that are open, to end those that are not answered when the server has to go. Without, their callers
 * would be told that they were cancelled, which nobody tries again.
 */
final class OpenCalls implements ServerInterceptor {

    private final Set<ServerCall<?, ?>> calls = ConcurrentHashMap.newKeySet();

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        if (!call.getMethodDescriptor().getType().serverSendsOneMessage()) {
            return next.startCall(call, headers);
        }
        ServerCall.Listener<Q> listener = next.startCall(call, headers);
        calls.add(call);
        return new SimpleForwardingServerCallListener<>(listener) {
            @Override
            public void onComplete() {
                calls.remove(call);
                super.onComplete();
            }

            @Override
            public void onCancel() {
                calls.remove(call);
                super.onCancel();
            }
        };
    }

    /** Ends all that are open; what their handlers answer later goes nowhere. */
    void end(ServiceException reason) {
        calls.forEach(reason::end);
    }
}
