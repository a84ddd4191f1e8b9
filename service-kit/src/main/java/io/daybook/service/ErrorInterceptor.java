package io.daybook.service;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.Status.Code;

/** Turns whatever a handler throws, or gives to its observer later, into a status with details. */
final class ErrorInterceptor implements ServerInterceptor {

    private final FailureTranslator translator;

    ErrorInterceptor(FailureTranslator translator) {
        this.translator = translator;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        var translating = new SimpleForwardingServerCall<Q, A>(call) {
            @Override
            public void close(Status status, Metadata trailers) {
                // What was given to an observer, and is no status.
                if (status.getCode() == Code.UNKNOWN && status.getCause() != null) {
                    translator.toServiceException(status.getCause()).end(delegate());
                } else {
                    super.close(status, trailers);
                }
            }
        };
        return new SimpleForwardingServerCallListener<>(next.startCall(translating, headers)) {
            @Override
            public void onMessage(Q message) {
                handle(() -> super.onMessage(message));
            }

            @Override
            public void onHalfClose() {
                handle(super::onHalfClose);
            }

            @Override
            public void onReady() {
                handle(super::onReady);
            }

            private void handle(Runnable handler) {
                try {
                    handler.run();
                } catch (RuntimeException | Error e) {
                    translator.toServiceException(e).end(call);
                }
            }
        };
    }
}
