package io.daybook.cli;

import io.daybook.cli.sync.SyncedCalendar;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentCommandServiceGrpc;
import io.daybook.v1.AppointmentQueryServiceGrpc;
import io.daybook.v1.BookAppointmentRequest;
import io.daybook.v1.BookAppointmentResponse;
import io.daybook.v1.Calendar;
import io.daybook.v1.CalendarCommandServiceGrpc;
import io.daybook.v1.CalendarQueryServiceGrpc;
import io.daybook.v1.CancelAppointmentRequest;
import io.daybook.v1.CancelAppointmentResponse;
import io.daybook.v1.GetCalendarRequest;
import io.daybook.v1.GetCalendarResponse;
import io.daybook.v1.ListAppointmentsRequest;
import io.daybook.v1.ListAppointmentsResponse;
import io.daybook.v1.RescheduleAppointmentRequest;
import io.daybook.v1.RescheduleAppointmentResponse;
import io.daybook.v1.UpdateAppointmentDetailsRequest;
import io.daybook.v1.UpdateAppointmentDetailsResponse;
import io.daybook.v1.UpdateCalendarRequest;
import io.daybook.v1.UpdateCalendarResponse;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.StatusRuntimeException;
import io.grpc.okhttp.OkHttpServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/** Both servers in one, with one calendar in Europe/Berlin that a sync can keep. */
final class FakeSyncServer implements AutoCloseable {

    final SyncedCalendar calendar = new SyncedCalendar(1);

    /** The positions that reads asked for. */
    final List<Long> positionsWanted = Collections.synchronizedList(new ArrayList<>());

    private final Server server;

    FakeSyncServer() throws IOException {
        server = OkHttpServerBuilder.forPort(0, InsecureServerCredentials.create())
                .addService(new Commands())
                .addService(new Queries())
                .addService(new CalendarCommands())
                .addService(new CalendarQueries())
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

    private static <A> void answer(StreamObserver<A> caller, Supplier<A> answer) {
        try {
            caller.onNext(answer.get());
            caller.onCompleted();
        } catch (StatusRuntimeException refusal) {
            caller.onError(refusal);
        }
    }

    private static Calendar team() {
        return Calendar.newBuilder().setCalendarId("team").setTimeZone("Europe/Berlin").build();
    }

    private final class Commands extends AppointmentCommandServiceGrpc.AppointmentCommandServiceImplBase {
        @Override
        public void bookAppointment(BookAppointmentRequest request, StreamObserver<BookAppointmentResponse> caller) {
            answer(caller, () -> BookAppointmentResponse.newBuilder().setAppointment(calendar.book(request)).build());
        }

        @Override
        public void rescheduleAppointment(
                RescheduleAppointmentRequest request, StreamObserver<RescheduleAppointmentResponse> caller) {
            answer(caller, () -> RescheduleAppointmentResponse.newBuilder()
                    .setAppointment(calendar.reschedule(request))
                    .build());
        }

        @Override
        public void updateAppointmentDetails(
                UpdateAppointmentDetailsRequest request, StreamObserver<UpdateAppointmentDetailsResponse> caller) {
            answer(caller, () -> UpdateAppointmentDetailsResponse.newBuilder()
                    .setAppointment(calendar.update(request))
                    .build());
        }

        @Override
        public void cancelAppointment(CancelAppointmentRequest request, StreamObserver<CancelAppointmentResponse> caller) {
            answer(caller, () -> CancelAppointmentResponse.newBuilder().setAppointment(calendar.cancel(request)).build());
        }
    }

    private final class Queries extends AppointmentQueryServiceGrpc.AppointmentQueryServiceImplBase {
        @Override
        public void listAppointments(ListAppointmentsRequest request, StreamObserver<ListAppointmentsResponse> caller) {
            positionsWanted.add(request.getMinPosition());
            List<Appointment> found = request.getIncludeCancelled() ? calendar.appointments() : calendar.active();
            answer(caller, () -> ListAppointmentsResponse.newBuilder().addAllAppointments(found).build());
        }
    }

    private static final class CalendarCommands extends CalendarCommandServiceGrpc.CalendarCommandServiceImplBase {
        @Override
        public void updateCalendar(UpdateCalendarRequest request, StreamObserver<UpdateCalendarResponse> caller) {
            answer(caller, () -> UpdateCalendarResponse.newBuilder().setCalendar(team()).build());
        }
    }

    private final class CalendarQueries extends CalendarQueryServiceGrpc.CalendarQueryServiceImplBase {
        @Override
        public void getCalendar(GetCalendarRequest request, StreamObserver<GetCalendarResponse> caller) {
            positionsWanted.add(request.getMinPosition());
            answer(caller, () -> GetCalendarResponse.newBuilder().setCalendar(team()).build());
        }
    }
}
