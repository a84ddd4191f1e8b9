package io.daybook.cli;

import io.daybook.cli.output.Instants;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentCommandServiceGrpc;
import io.daybook.v1.AppointmentQueryServiceGrpc;
import io.daybook.v1.AppointmentState;
import io.daybook.v1.BookAppointmentRequest;
import io.daybook.v1.BookAppointmentResponse;
import io.daybook.v1.Calendar;
import io.daybook.v1.CalendarCommandServiceGrpc;
import io.daybook.v1.CommandReceipt;
import io.daybook.v1.GetAppointmentRequest;
import io.daybook.v1.GetAppointmentResponse;
import io.daybook.v1.UpdateCalendarRequest;
import io.daybook.v1.UpdateCalendarResponse;
import io.daybook.v1.WatchAppointmentRequest;
import io.daybook.v1.WatchAppointmentResponse;
import io.grpc.InsecureServerCredentials;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusRuntimeException;
import io.grpc.okhttp.OkHttpServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/** Both servers in one, answering what a test tells them to. A real connection, so that the client's is tried too. */
final class FakeServers implements AutoCloseable {

    static final String ID = "01a208fa-8483-7bfa-a622-aa2861d9074a";

    private static final Metadata.Key<String> ACTOR =
            Metadata.Key.of("daybook-actor", Metadata.ASCII_STRING_MARSHALLER);

    final List<BookAppointmentRequest> bookings = Collections.synchronizedList(new ArrayList<>());
    final List<WatchAppointmentRequest> watches = Collections.synchronizedList(new ArrayList<>());
    final List<String> actors = Collections.synchronizedList(new ArrayList<>());

    /** Failures of the next calls, whichever they are. */
    final Deque<StatusRuntimeException> failures = new ArrayDeque<>();

    /** What the views fail with; null if they do not. */
    StatusRuntimeException viewFailure;

    /** How often the views answer before they fall silent. */
    int viewAnswers = Integer.MAX_VALUE;

    /** Versions each watch sends before it breaks with the failure beside it, or ends if there is none. */
    final Deque<Watch> watchScript = new ArrayDeque<>();

    private final Server server;

    /** One stream of a watch. */
    record Watch(List<Long> versions, StatusRuntimeException end) {}

    FakeServers() throws IOException {
        server = OkHttpServerBuilder.forPort(0, InsecureServerCredentials.create())
                .intercept(new ActorReader())
                .addService(new Commands())
                .addService(new Queries())
                .addService(new Calendars())
                .build()
                .start();
    }

    String address() {
        return "127.0.0.1:" + server.getPort();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    static Appointment appointment(long version) {
        return Appointment.newBuilder()
                .setAppointmentId(ID)
                .setCalendarId("team")
                .setTitle("Planning")
                .setStartTime(Instants.timestamp(Instant.parse("2027-03-02T09:00:00Z")))
                .setEndTime(Instants.timestamp(Instant.parse("2027-03-02T09:30:00Z")))
                .setTimeZone("Europe/Berlin")
                .setState(AppointmentState.APPOINTMENT_STATE_CONFIRMED)
                .setVersion(version)
                .setPosition(10 + version)
                .build();
    }

    private <A> void answer(StreamObserver<A> caller, StatusRuntimeException failure, A answer) {
        if (failure != null) {
            caller.onError(failure);
        } else {
            caller.onNext(answer);
            caller.onCompleted();
        }
    }

    private final class Commands extends AppointmentCommandServiceGrpc.AppointmentCommandServiceImplBase {
        @Override
        public void bookAppointment(BookAppointmentRequest request, StreamObserver<BookAppointmentResponse> caller) {
            bookings.add(request);
            answer(
                    caller,
                    failures.poll(),
                    BookAppointmentResponse.newBuilder()
                            .setReceipt(CommandReceipt.newBuilder().setId(ID).setVersion(1).setPosition(11))
                            .setAppointment(appointment(1))
                            .build());
        }
    }

    private static final class Calendars extends CalendarCommandServiceGrpc.CalendarCommandServiceImplBase {
        @Override
        public void updateCalendar(UpdateCalendarRequest request, StreamObserver<UpdateCalendarResponse> caller) {
            caller.onNext(UpdateCalendarResponse.newBuilder()
                    .setCalendar(Calendar.newBuilder().setCalendarId(request.getCalendarId()).setTimeZone("Europe/Berlin"))
                    .build());
            caller.onCompleted();
        }
    }

    private final class Queries extends AppointmentQueryServiceGrpc.AppointmentQueryServiceImplBase {
        @Override
        public void getAppointment(GetAppointmentRequest request, StreamObserver<GetAppointmentResponse> caller) {
            if (viewAnswers-- <= 0) {
                return;
            }
            answer(
                    caller,
                    viewFailure,
                    GetAppointmentResponse.newBuilder()
                            .setAppointment(appointment(Math.max(1, request.getMinVersion())))
                            .setAsOfPosition(20)
                            .build());
        }

        @Override
        public void watchAppointment(WatchAppointmentRequest request, StreamObserver<WatchAppointmentResponse> caller) {
            watches.add(request);
            Watch script = watchScript.poll();
            if (script == null) {
                // Says nothing more, like a server where nothing happens.
                caller.onNext(WatchAppointmentResponse.newBuilder().setAsOfPosition(20).build());
                return;
            }
            for (long version : script.versions()) {
                caller.onNext(WatchAppointmentResponse.newBuilder()
                        .setAppointment(appointment(version))
                        .setAsOfPosition(10 + version)
                        .build());
            }
            if (script.end() != null) {
                caller.onError(script.end());
            }
        }
    }

    private final class ActorReader implements ServerInterceptor {
        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            actors.add(headers.get(ACTOR));
            return next.startCall(call, headers);
        }
    }
}
