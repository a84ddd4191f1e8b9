package io.daybook.client;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.daybook.v1.CommandReceipt;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import java.util.concurrent.atomic.AtomicLong;

/** The newest position that answers to commands told of, and reads that see everything up to it. Safe for many threads. */
final class OwnWrites implements ClientInterceptor {

    private final AtomicLong position = new AtomicLong();

    /** That position, 0 before the first answer. */
    long position() {
        return position.get();
    }

    /** A read that is answered no older than that, and than it asks for itself. */
    Message visibleTo(Message request) {
        FieldDescriptor field = request.getDescriptorForType().findFieldByName("min_position");
        if (field == null || (long) request.getField(field) >= position()) {
            return request;
        }
        return request.toBuilder().setField(field, position()).build();
    }

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
            @Override
            public void start(Listener<A> listener, Metadata headers) {
                super.start(new Noting<>(listener), headers);
            }
        };
    }

    private void note(Message answer) {
        FieldDescriptor receipt = answer.getDescriptorForType().findFieldByName("receipt");
        FieldDescriptor last = answer.getDescriptorForType().findFieldByName("last_position");
        if (receipt != null) {
            long noted = ((CommandReceipt) answer.getField(receipt)).getPosition();
            // A series ends with its last appointment, behind its own event.
            long end = last == null ? noted : Math.max(noted, (long) answer.getField(last));
            position.accumulateAndGet(end, Math::max);
        }
    }

    private final class Noting<A> extends SimpleForwardingClientCallListener<A> {
        private Noting(ClientCall.Listener<A> listener) {
            super(listener);
        }

        @Override
        public void onMessage(A answer) {
            note((Message) answer);
            super.onMessage(answer);
        }
    }
}
