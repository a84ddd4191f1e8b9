package io.daybook.cli;

import com.google.protobuf.Message;
import io.daybook.v1.AppointmentCommandServiceGrpc;
import io.daybook.v1.AppointmentQueryServiceGrpc;
import io.daybook.v1.CalendarCommandServiceGrpc;
import io.daybook.v1.CalendarQueryServiceGrpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.okhttp.OkHttpServerBuilder;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;

/** Both servers in one. Answers each type of request as a test says, and keeps all that was asked. */
final class ScriptedServers implements AutoCloseable {

    private static final List<ServiceDescriptor> SERVICES = List.of(
            AppointmentCommandServiceGrpc.getServiceDescriptor(),
            AppointmentQueryServiceGrpc.getServiceDescriptor(),
            CalendarCommandServiceGrpc.getServiceDescriptor(),
            CalendarQueryServiceGrpc.getServiceDescriptor());

    private final Map<Class<?>, Function<Message, List<Message>>> script = new ConcurrentHashMap<>();
    private final List<Message> requests = new CopyOnWriteArrayList<>();
    private final Server server;

    ScriptedServers() throws IOException {
        this(0);
    }

    /** Servers at a port; 0 for any. */
    ScriptedServers(int port) throws IOException {
        var builder = OkHttpServerBuilder.forPort(port, InsecureServerCredentials.create());
        SERVICES.forEach(service -> builder.addService(definition(service)));
        server = builder.build().start();
    }

    /** Answers requests of a type. */
    <Q extends Message> void on(Class<Q> request, Function<Q, ? extends Message> answer) {
        script.put(request, sent -> List.of(answer.apply(request.cast(sent))));
    }

    /** Answers requests of a type with a stream, which then ends. */
    <Q extends Message> void stream(Class<Q> request, Function<Q, List<Message>> answers) {
        script.put(request, sent -> answers.apply(request.cast(sent)));
    }

    /** Refuses requests of a type. */
    void refuse(Class<? extends Message> request, StatusRuntimeException refusal) {
        script.put(request, _ -> {
            throw refusal;
        });
    }

    /** The only request of that type. */
    <Q extends Message> Q request(Class<Q> type) {
        List<Q> found = requests(type);
        if (found.size() != 1) {
            throw new AssertionError("%d requests of %s".formatted(found.size(), type.getSimpleName()));
        }
        return found.getFirst();
    }

    /** All requests of that type. */
    <Q extends Message> List<Q> requests(Class<Q> type) {
        return requests.stream().filter(type::isInstance).map(type::cast).toList();
    }

    int port() {
        return server.getPort();
    }

    String address() {
        return "127.0.0.1:" + server.getPort();
    }

    /** The options by which a command finds them. */
    List<String> options() {
        return List.of("--command-address", address(), "--query-address", address());
    }

    /** A command line that finds them. */
    String[] arguments(String... arguments) {
        return Stream.concat(Stream.of(arguments), options().stream()).toArray(String[]::new);
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private ServerServiceDefinition definition(ServiceDescriptor service) {
        var definition = ServerServiceDefinition.builder(service);
        service.getMethods().forEach(method -> add(definition, method));
        return definition.build();
    }

    @SuppressWarnings("unchecked")
    private void add(ServerServiceDefinition.Builder definition, MethodDescriptor<?, ?> method) {
        var typed = (MethodDescriptor<Message, Message>) method;
        definition.addMethod(
                typed,
                method.getType() == MethodDescriptor.MethodType.UNARY
                        ? ServerCalls.asyncUnaryCall(this::answer)
                        : ServerCalls.asyncServerStreamingCall(this::answer));
    }

    private void answer(Message request, StreamObserver<Message> caller) {
        requests.add(request);
        try {
            script.getOrDefault(request.getClass(), _ -> {
                        throw Status.UNIMPLEMENTED.withDescription("no script").asRuntimeException();
                    })
                    .apply(request)
                    .forEach(caller::onNext);
            caller.onCompleted();
        } catch (StatusRuntimeException refusal) {
            caller.onError(refusal);
        }
    }
}
