package io.daybook.service;

import io.grpc.BindableService;
import io.grpc.HandlerRegistry;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.util.MutableHandlerRegistry;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.function.Function;

/**
 * The services of a server that is bound before what they need is there. Until they are opened, every call to them is
 * answered UNAVAILABLE instead of UNIMPLEMENTED, so that clients wait and retry. Safe for use by many threads.
 */
final class DeferredServices extends HandlerRegistry {

    private static final MethodDescriptor.Marshaller<InputStream> UNREAD = new MethodDescriptor.Marshaller<>() {
        @Override
        public InputStream stream(InputStream value) {
            return value;
        }

        @Override
        public InputStream parse(InputStream stream) {
            return new ByteArrayInputStream(new byte[0]);
        }
    };

    private volatile MutableHandlerRegistry opened;

    void open(
            List<? extends BindableService> services, Function<BindableService, ServerServiceDefinition> binding) {
        var registry = new MutableHandlerRegistry();
        services.forEach(service -> registry.addService(binding.apply(service)));
        opened = registry;
    }

    @Override
    public List<ServerServiceDefinition> getServices() {
        MutableHandlerRegistry registry = opened;
        return registry == null ? List.of() : registry.getServices();
    }

    @Override
    public ServerMethodDefinition<?, ?> lookupMethod(String methodName, String authority) {
        MutableHandlerRegistry registry = opened;
        return registry == null ? starting(methodName) : registry.lookupMethod(methodName, authority);
    }

    private static ServerMethodDefinition<?, ?> starting(String methodName) {
        MethodDescriptor<InputStream, InputStream> method = MethodDescriptor.<InputStream, InputStream>newBuilder(
                        UNREAD, UNREAD)
                .setType(MethodDescriptor.MethodType.UNKNOWN)
                .setFullMethodName(methodName)
                .build();
        return ServerMethodDefinition.create(method, refusing());
    }

    private static <Q, A> ServerCallHandler<Q, A> refusing() {
        return (ServerCall<Q, A> call, Metadata headers) -> {
            ServiceException.unavailable("server", "the server is starting").end(call);
            return new ServerCall.Listener<>() {};
        };
    }
}
