package io.daybook.chaos.fuzz;

import com.google.protobuf.Descriptors;
import io.daybook.v1.AppointmentCommandServiceGrpc;
import io.daybook.v1.AppointmentQueryServiceGrpc;
import io.daybook.v1.CalendarCommandServiceGrpc;
import io.daybook.v1.CalendarQueryServiceGrpc;
import io.daybook.v1.EventLogServiceGrpc;
import io.daybook.v1.ProjectorServiceGrpc;
import io.grpc.MethodDescriptor;
import io.grpc.ServiceDescriptor;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import java.util.List;
import java.util.stream.Stream;

/** The methods of the contract, by the server that has them, and those that all servers have. */
public final class Contract {

    private Contract() {}

    /** What a command server answers. */
    public static List<Method> ofCommandServer() {
        return methods(
                AppointmentCommandServiceGrpc.getServiceDescriptor(),
                CalendarCommandServiceGrpc.getServiceDescriptor(),
                EventLogServiceGrpc.getServiceDescriptor());
    }

    /** What a query server answers. */
    public static List<Method> ofQueryServer() {
        return methods(
                AppointmentQueryServiceGrpc.getServiceDescriptor(), CalendarQueryServiceGrpc.getServiceDescriptor());
    }

    /** What a projector answers. */
    public static List<Method> ofProjector() {
        return methods(ProjectorServiceGrpc.getServiceDescriptor());
    }

    private static List<Method> methods(ServiceDescriptor... services) {
        var ofAll = Stream.of(HealthGrpc.getServiceDescriptor(), ServerReflectionGrpc.getServiceDescriptor());
        return Stream.concat(Stream.of(services), ofAll)
                .flatMap(service -> service.getMethods().stream())
                .map(Method::of)
                .toList();
    }

    /**
     * A method.
     *
     * @param name      its full name, as gRPC has it
     * @param signature its messages
     */
    public record Method(String name, Descriptors.MethodDescriptor signature) {

        private static Method of(MethodDescriptor<?, ?> method) {
            var schema = (ProtoMethodDescriptorSupplier) method.getSchemaDescriptor();
            return new Method(method.getFullMethodName(), schema.getMethodDescriptor());
        }

        /** Its name without that of its service. */
        String shortName() {
            return signature.getName();
        }
    }
}
