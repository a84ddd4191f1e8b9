package io.daybook.client;

import com.google.protobuf.Message;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.MethodDescriptor;
import java.util.function.BiFunction;

/**
 * Completes requests before gRPC takes them over, so that each of its attempts sends the same.
 *
 * @param completion makes a request of the same type from a request
 */
record Requests(BiFunction<CallOptions, Message, Message> completion) implements ClientInterceptor {

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
            @Override
            @SuppressWarnings("unchecked")
            public void sendMessage(Q request) {
                super.sendMessage((Q) completion.apply(options, (Message) request));
            }
        };
    }
}
