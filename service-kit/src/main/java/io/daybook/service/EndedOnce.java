package io.daybook.service;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;

/**
 * A call that takes one end, from whichever thread comes first: its handler's, or one of those who refuse a request or stop a
 * server. One that its caller ended takes nothing more: where a request was cut off because it was too large, gRPC has told the
 * caller, and to be told once more would break the connection. Safe for use by many threads.
 */
final class EndedOnce<Q, A> extends SimpleForwardingServerCall<Q, A> {

    private boolean ended;

    EndedOnce(ServerCall<Q, A> call) {
        super(call);
    }

    @Override
    public synchronized void sendHeaders(Metadata headers) {
        if (takesMore()) {
            super.sendHeaders(headers);
        }
    }

    @Override
    public synchronized void sendMessage(A answer) {
        if (takesMore()) {
            super.sendMessage(answer);
        }
    }

    @Override
    public synchronized void close(Status status, Metadata trailers) {
        if (takesMore()) {
            ended = true;
            super.close(status, trailers);
        }
    }

    private boolean takesMore() {
        return !ended && !isCancelled();
    }
}
