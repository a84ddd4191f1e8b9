package io.daybook.service;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Refuses at once what could only wait: any call while a part that the services need is away, and unary calls beyond a
 * limit. Streams have limits of their services' own.
 */
final class AdmissionInterceptor implements ServerInterceptor {

    private final Supplier<Optional<ServiceException>> away;
    private final Limit unaryCalls;

    AdmissionInterceptor(Supplier<Optional<ServiceException>> away, Limit unaryCalls) {
        this.away = away;
        this.unaryCalls = unaryCalls;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        try {
            away.get().ifPresent(failure -> {
                throw failure;
            });
            return call.getMethodDescriptor().getType().serverSendsOneMessage()
                    ? counted(unaryCalls.take(), next.startCall(call, headers))
                    : next.startCall(call, headers);
        } catch (ServiceException refusal) {
            refusal.end(call);
            return new ServerCall.Listener<>() {};
        }
    }

    private static <Q> ServerCall.Listener<Q> counted(Limit.Place place, ServerCall.Listener<Q> call) {
        return new SimpleForwardingServerCallListener<>(call) {
            @Override
            public void onComplete() {
                place.close();
                super.onComplete();
            }

            @Override
            public void onCancel() {
                place.close();
                super.onCancel();
            }
        };
    }
}
