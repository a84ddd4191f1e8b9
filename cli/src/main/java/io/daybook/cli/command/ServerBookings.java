package io.daybook.cli.command;

import io.daybook.cli.ics.Bookings;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentCommandServiceGrpc.AppointmentCommandServiceBlockingStub;
import io.daybook.v1.AppointmentQueryServiceGrpc.AppointmentQueryServiceBlockingStub;
import io.daybook.v1.BookAppointmentRequest;
import io.daybook.v1.GetAppointmentRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Optional;

/** The bookings of an import, made at the servers; each has the time of a whole command. Safe for many threads. */
final class ServerBookings implements Bookings {

    private final Session session;
    private final AppointmentCommandServiceBlockingStub commands;
    private final AppointmentQueryServiceBlockingStub queries;

    ServerBookings(Session session) {
        this.session = session;
        this.commands = session.servers().appointmentCommands();
        this.queries = session.servers().appointmentQueries();
    }

    @Override
    public Appointment book(BookAppointmentRequest request) {
        return session.retrying()
                .call(commands, session.deadlineOfOneCall(), stub -> stub.bookAppointment(request))
                .getAppointment();
    }

    @Override
    public Optional<Appointment> find(String appointmentId) {
        var request =
                GetAppointmentRequest.newBuilder().setAppointmentId(appointmentId).build();
        try {
            return Optional.of(session.retrying()
                    .call(queries, session.deadlineOfOneCall(), stub -> stub.getAppointment(request))
                    .getAppointment());
        } catch (StatusRuntimeException refusal) {
            if (refusal.getStatus().getCode() == Status.Code.NOT_FOUND) {
                return Optional.empty();
            }
            throw refusal;
        }
    }
}
