package io.daybook.service;

import io.daybook.v1.ErrorReason;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns whatever a handler throws into a status with details. What is not a {@link ServiceException} and not known to the
 * server's {@link FailureTranslator} is a fault of ours: the caller gets INTERNAL and an incident number, the log the
 * whole story.
 */
final class ErrorInterceptor implements ServerInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorInterceptor.class);

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
                try {
                    super.onHalfClose();
                } catch (RuntimeException e) {
                    close(call, toServiceException(e));
                }
            }
        };
    }

    /** The failure as the caller is to see it. */
    ServiceException toServiceException(Throwable failure) {
        if (failure instanceof ServiceException known) {
            return known;
        }
        return translator.translate(failure).orElseGet(() -> {
            String incident = UUID.randomUUID().toString();
            LOG.error("incident {}", incident, failure);
            return ServiceException.of(
                            Code.INTERNAL, ErrorReason.ERROR_REASON_INTERNAL, "internal error, incident " + incident)
                    .with("incident", incident);
        });
    }

    private static void close(ServerCall<?, ?> call, ServiceException failure) {
        StatusRuntimeException status = failure.toStatus();
        Metadata trailers = status.getTrailers();
        call.close(status.getStatus(), trailers == null ? new Metadata() : trailers);
    }
}
