package io.daybook.service;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest.FieldViolation;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.StatusRuntimeException;
import java.io.InputStream;
import java.util.List;

/**
 * Answers a call that does not bring exactly one message, where it should, or bytes that are none, with INVALID_ARGUMENT.
 * grpc-java alone would say INTERNAL or UNKNOWN, as if the server had failed. Whatever its handler answers then goes nowhere.
 */
final class WholeRequests implements ServerInterceptor {

    /** Hands bytes on as they come. gRPC's own such marshaller copies all messages through buffers of 8 KiB each. */
    private static final Marshaller<InputStream> UNREAD = new Marshaller<>() {
        @Override
        public InputStream stream(InputStream bytes) {
            return bytes;
        }

        @Override
        public InputStream parse(InputStream bytes) {
            return bytes;
        }
    };

    private WholeRequests() {}

    /** The same service; its requests are parsed where their faults can be answered, which gRPC's own place is not. */
    static ServerServiceDefinition of(ServerServiceDefinition service) {
        return ServerInterceptors.intercept(
                ServerInterceptors.useMarshalledMessages(service, UNREAD), new WholeRequests());
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> begun, Metadata headers, ServerCallHandler<Q, A> next) {
        var call = new EndedOnce<>(begun);
        boolean expectsOne = call.getMethodDescriptor().getType().clientSendsOneMessage();
        return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {

            private boolean received;
            private boolean refused;

            @Override
            public void onMessage(Q message) {
                if (refused) {
                    return;
                }
                if (received && expectsOne) {
                    refuse("more than one message");
                    return;
                }
                received = true;
                try {
                    super.onMessage(message);
                } catch (StatusRuntimeException e) {
                    if (!(e.getCause() instanceof InvalidProtocolBufferException)) {
                        throw e;
                    }
                    refuse("cannot be read as a message: " + e.getCause().getMessage());
                }
            }

            @Override
            public void onHalfClose() {
                if (!received && expectsOne) {
                    refuse("is missing");
                }
                if (!refused) {
                    super.onHalfClose();
                }
            }

            private void refuse(String problem) {
                if (!refused) {
                    refused = true;
                    ServiceException.invalidFields(List.of(FieldViolation.newBuilder()
                                    .setField("request")
                                    .setDescription(problem)
                                    .build()))
                            .end(call);
                }
            }
        };
    }
}
