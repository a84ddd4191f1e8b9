package io.daybook.service;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows the unary calls that are open, to end those that are not answered when the server has to go. Without, their callers
 * would be told that they were cancelled, which nobody tries again.
 */
final class OpenCalls implements ServerInterceptor {

    private final Set<OpenCall<?, ?>> calls = ConcurrentHashMap.newKeySet();

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        if (!call.getMethodDescriptor().getType().serverSendsOneMessage()) {
            return next.startCall(call, headers);
        }
        var open = new OpenCall<>(call);
        ServerCall.Listener<Q> listener = next.startCall(open, headers);
        calls.add(open);
        return new SimpleForwardingServerCallListener<>(listener) {
            @Override
            public void onComplete() {
                calls.remove(open);
                super.onComplete();
            }

            @Override
            public void onCancel() {
                calls.remove(open);
                super.onCancel();
            }
        };
    }

    /** Ends all that are open; what their handlers answer later goes nowhere. */
    void end(ServiceException reason) {
        calls.forEach(reason::end);
    }

    /**
     * Takes one end, from whichever thread comes first. One that its caller ended takes nothing more: where a request was cut
     * off because it was too large, gRPC has told the caller, and to be told once more would break the connection.
     */
    private static final class OpenCall<Q, A> extends SimpleForwardingServerCall<Q, A> {

        private boolean ended;

        OpenCall(ServerCall<Q, A> call) {
            super(call);
        }

        @Override
        public synchronized void sendHeaders(Metadata headers) {
            if (!ended && !isCancelled()) {
                super.sendHeaders(headers);
            }
        }

        @Override
        public synchronized void sendMessage(A answer) {
            if (!ended && !isCancelled()) {
                super.sendMessage(answer);
            }
        }

        @Override
        public synchronized void close(Status status, Metadata trailers) {
            if (!ended && !isCancelled()) {
                ended = true;
                super.close(status, trailers);
            }
        }
    }
}
