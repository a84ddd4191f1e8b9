package io.daybook.cli.command;

import io.daybook.cli.sync.BookedCalendar;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentCommandServiceGrpc.AppointmentCommandServiceBlockingStub;
import io.daybook.v1.BookAppointmentRequest;
import io.daybook.v1.CancelAppointmentRequest;
import io.daybook.v1.ListAppointmentsRequest;
import io.daybook.v1.RescheduleAppointmentRequest;
import io.daybook.v1.UpdateAppointmentDetailsRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** A calendar at the servers; each change has the time of a whole command. Changes are safe for many threads. */
final class ServerCalendar implements BookedCalendar {

    private final Session session;
    private final String id;
    private final ServerBookings bookings;
    private final AppointmentCommandServiceBlockingStub commands;
    private final AtomicLong position = new AtomicLong();

    ServerCalendar(Session session, String id) {
        this.session = session;
        this.id = id;
        this.bookings = new ServerBookings(session);
        this.commands = session.servers().appointmentCommands();
    }

    @Override
    public String id() {
        return id;
    }

    /** The newest position a change through this has led to. */
    long position() {
        return position.get();
    }

    @Override
    public List<Appointment> appointments() {
        var wanted = ListAppointmentsRequest.newBuilder()
                .setCalendarId(id)
                .setIncludeCancelled(true)
                .setMinPosition(position())
                .build();
        return new AppointmentPages(session)
                .all(wanted, Long.MAX_VALUE).stream()
                        .filter(found -> found.getCalendarId().equals(id))
                        .toList();
    }

    @Override
    public Appointment book(BookAppointmentRequest request) {
        return noted(bookings.book(request));
    }

    @Override
    public Optional<Appointment> find(String appointmentId) {
        return bookings.find(appointmentId);
    }

    @Override
    public Appointment reschedule(RescheduleAppointmentRequest request) {
        return change(stub -> stub.rescheduleAppointment(request).getAppointment());
    }

    @Override
    public Appointment update(UpdateAppointmentDetailsRequest request) {
        return change(stub -> stub.updateAppointmentDetails(request).getAppointment());
    }

    @Override
    public Appointment cancel(CancelAppointmentRequest request) {
        return change(stub -> stub.cancelAppointment(request).getAppointment());
    }

    private Appointment change(Function<AppointmentCommandServiceBlockingStub, Appointment> rpc) {
        return noted(session.retrying().call(commands, session.deadlineOfOneCall(), rpc));
    }

    private Appointment noted(Appointment changed) {
        position.accumulateAndGet(changed.getPosition(), Math::max);
        return changed;
    }
}
