package io.daybook.service;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;

/** Turns whatever a handler throws into a status with details. */
final class ErrorInterceptor implements ServerInterceptor {

    private final FailureTranslator translator;

    ErrorInterceptor(FailureTranslator translator) {
        this.translator = translator;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
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
                } catch (RuntimeException e) {
                    translator.toServiceException(e).end(call);
                }
            }
        };
    }
}
