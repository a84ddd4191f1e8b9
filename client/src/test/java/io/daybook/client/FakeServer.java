package io.daybook.client;

import com.google.protobuf.Any;
import com.google.rpc.ErrorInfo;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentCommandServiceGrpc;
import io.daybook.v1.AppointmentQueryServiceGrpc;
import io.daybook.v1.BookAppointmentRequest;
import io.daybook.v1.BookAppointmentResponse;
import io.daybook.v1.CommandReceipt;
import io.daybook.v1.GetAppointmentRequest;
import io.daybook.v1.GetAppointmentResponse;
import io.daybook.v1.WatchAppointmentRequest;
import io.daybook.v1.WatchAppointmentResponse;
import io.daybook.v1.WatchCalendarRequest;
import io.daybook.v1.WatchCalendarResponse;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.okhttp.OkHttpServerBuilder;
import io.grpc.protobuf.StatusProto;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A server that answers as a test tells it to, over a real connection. */
final class FakeServer implements AutoCloseable {

    static final String ID = "01a208fa-8483-7bfa-a622-aa2861d9074a";

    final List<BookAppointmentRequest> bookings = new CopyOnWriteArrayList<>();
    final List<GetAppointmentRequest> reads = new CopyOnWriteArrayList<>();
    final List<WatchAppointmentRequest> watches = new CopyOnWriteArrayList<>();
    final List<WatchCalendarRequest> calendarWatches = new CopyOnWriteArrayList<>();

    /** What the next bookings do instead of being answered. */
    final Queue<Consumer<StreamObserver<BookAppointmentResponse>>> bookingScript = new ConcurrentLinkedQueue<>();

    /** What the next streams do; those after them say nothing. */
    final Queue<Consumer<StreamObserver<WatchAppointmentResponse>>> watchScript = new ConcurrentLinkedQueue<>();

    final Queue<Consumer<StreamObserver<WatchCalendarResponse>>> calendarScript = new ConcurrentLinkedQueue<>();

    private final HealthStatusManager health = new HealthStatusManager();
    private final Server server;

    FakeServer() throws IOException {
        this.server = OkHttpServerBuilder.forPort(0, InsecureServerCredentials.create())
                .addService(health.getHealthService())
                .addService(new Commands())
                .addService(new Queries())
                .build()
                .start();
    }

    String address() {
        return "127.0.0.1:" + server.getPort();
    }

    /** Says that it does not serve, and goes on serving. */
    void reportNotServing() {
        health.setStatus(HealthStatusManager.SERVICE_NAME_ALL_SERVICES, ServingStatus.NOT_SERVING);
    }

    @Override
    public void close() {
        server.shutdownNow();
        awaitEnd();
    }

    /** Until then it may take calls, and cancel them. */
    private void awaitEnd() {
        try {
            server.awaitTermination();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static Appointment appointment(String id, long version, long position) {
        return Appointment.newBuilder()
                .setAppointmentId(id)
                .setVersion(version)
                .setPosition(position)
                .build();
    }

    static StatusRuntimeException refusal(Status.Code code, String reason, Map<String, String> metadata) {
        var info = ErrorInfo.newBuilder().setDomain("daybook").setReason(reason).putAllMetadata(metadata);
        return StatusProto.toStatusRuntimeException(com.google.rpc.Status.newBuilder()
                .setCode(code.value())
                .addDetails(Any.pack(info.build()))
                .build());
    }

    private final class Commands extends AppointmentCommandServiceGrpc.AppointmentCommandServiceImplBase {
        @Override
        public void bookAppointment(BookAppointmentRequest request, StreamObserver<BookAppointmentResponse> caller) {
            bookings.add(request);
            var scripted = bookingScript.poll();
            if (scripted != null) {
                scripted.accept(caller);
                return;
            }
            caller.onNext(BookAppointmentResponse.newBuilder()
                    .setReceipt(CommandReceipt.newBuilder().setId(ID).setVersion(1).setPosition(11))
                    .build());
            caller.onCompleted();
        }
    }

    private final class Queries extends AppointmentQueryServiceGrpc.AppointmentQueryServiceImplBase {
        @Override
        public void getAppointment(GetAppointmentRequest request, StreamObserver<GetAppointmentResponse> caller) {
            reads.add(request);
            caller.onNext(GetAppointmentResponse.getDefaultInstance());
            caller.onCompleted();
        }

        @Override
        public void watchAppointment(WatchAppointmentRequest request, StreamObserver<WatchAppointmentResponse> caller) {
            watches.add(request);
            play(watchScript.poll(), caller);
        }

        @Override
        public void watchCalendar(WatchCalendarRequest request, StreamObserver<WatchCalendarResponse> caller) {
            calendarWatches.add(request);
            play(calendarScript.poll(), caller);
        }

        private <T> void play(Consumer<StreamObserver<T>> script, StreamObserver<T> caller) {
            if (script != null) {
                script.accept(caller);
            }
        }
    }
}
