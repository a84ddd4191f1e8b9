package io.daybook.service;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;

/**
 * Clips what a failure is described by. Services of grpc-java repeat in it what they were asked for, however long that is, and
 * clients drop a connection over which longer headers come than they accept.
 */
final class BriefDescriptions implements ServerInterceptor {

    private static final int LONGEST = 500;

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        return next.startCall(
                new SimpleForwardingServerCall<>(call) {
                    @Override
                    public void close(Status status, Metadata trailers) {
                        super.close(brief(status), trailers);
                    }
                },
                headers);
    }

    private static Status brief(Status status) {
        String description = status.getDescription();
        return description == null || description.length() <= LONGEST
                ? status
                : status.withDescription(description.substring(0, LONGEST) + " …");
    }
}
