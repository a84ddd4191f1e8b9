package io.daybook.client;

import io.daybook.v1.AppointmentCommandServiceGrpc;
import io.daybook.v1.AppointmentQueryServiceGrpc;
import io.daybook.v1.CalendarCommandServiceGrpc;
import io.daybook.v1.CalendarQueryServiceGrpc;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What gRPC does by itself: it retries calls that found no server, and passes by servers that do not serve. */
final class ServiceConfig {

    private ServiceConfig() {}

    /** The configuration, in the form of gRPC's JSON. */
    static Map<String, ?> withAttempts(int attempts) {
        var health = Map.of("serviceName", "");
        return attempts == 1
                ? Map.of("healthCheckConfig", health)
                : Map.of("healthCheckConfig", health, "methodConfig", List.of(retrying(attempts)));
    }

    private static Map<String, ?> retrying(int attempts) {
        return Map.of(
                "name", unaryMethods().toList(),
                "retryPolicy",
                        Map.of(
                                "maxAttempts", (double) attempts,
                                "initialBackoff", "0.1s",
                                "maxBackoff", "2s",
                                "backoffMultiplier", 2.0,
                                "retryableStatusCodes", List.of("UNAVAILABLE")));
    }

    /** Not the watches: they resume from where they were, which gRPC does not know. */
    private static Stream<Map<String, String>> unaryMethods() {
        return Stream.of(
                        AppointmentCommandServiceGrpc.getServiceDescriptor(),
                        CalendarCommandServiceGrpc.getServiceDescriptor(),
                        AppointmentQueryServiceGrpc.getServiceDescriptor(),
                        CalendarQueryServiceGrpc.getServiceDescriptor())
                .flatMap(service -> service.getMethods().stream())
                .filter(method -> method.getType() == MethodType.UNARY)
                .map(ServiceConfig::name);
    }

    private static Map<String, String> name(MethodDescriptor<?, ?> method) {
        return Map.of("service", method.getServiceName(), "method", method.getBareMethodName());
    }
}
