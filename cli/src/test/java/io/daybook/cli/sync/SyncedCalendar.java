package io.daybook.cli.sync;

import io.daybook.cli.ics.CalendarWithSeats;
import io.daybook.cli.ics.EventStatus;
import io.daybook.cli.server.Refusal;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentState;
import io.daybook.v1.BookAppointmentRequest;
import io.daybook.v1.CancelAppointmentRequest;
import io.daybook.v1.ErrorReason;
import io.daybook.v1.RescheduleAppointmentRequest;
import io.daybook.v1.UpdateAppointmentDetailsRequest;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Changes like the server: at the version named only, and nothing that ended. */
public final class SyncedCalendar extends CalendarWithSeats implements BookedCalendar {

    /** What was done, in order: {@code book uid}, {@code move uid}, {@code describe uid}, {@code cancel uid}. */
    public final List<String> log = Collections.synchronizedList(new ArrayList<>());

    /** The fewest that ever took time after a change. */
    public int fewest = Integer.MAX_VALUE;

    public SyncedCalendar(int seats) {
        super(seats);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public synchronized List<Appointment> appointments() {
        return List.copyOf(appointments.values());
    }

    /** Those that take time. */
    public synchronized List<Appointment> active() {
        return appointments.values().stream()
                .filter(each -> EventStatus.of(each.getState()).takesTime())
                .toList();
    }

    @Override
    public synchronized Appointment book(BookAppointmentRequest request) {
        return done("book", super.book(request));
    }

    @Override
    public synchronized Appointment reschedule(RescheduleAppointmentRequest request) {
        Appointment moved = next(request.getAppointmentId(), request.getExpectedVersion())
                .setStartTime(request.getStartTime())
                .setEndTime(request.getEndTime())
                .setTimeZone(request.getTimeZone())
                .build();
        return done("move", seated(moved));
    }

    @Override
    public synchronized Appointment update(UpdateAppointmentDetailsRequest request) {
        Appointment described = next(request.getAppointmentId(), request.getExpectedVersion())
                .setTitle(request.getTitle())
                .setDescription(request.getDescription())
                .clearAttendees()
                .addAllAttendees(request.getAttendeesList())
                .build();
        put(described);
        return done("describe", described);
    }

    @Override
    public synchronized Appointment cancel(CancelAppointmentRequest request) {
        return end(request.getAppointmentId(), request.getExpectedVersion(), AppointmentState.APPOINTMENT_STATE_CANCELLED);
    }

    /** Ends an appointment in any way there is. */
    public synchronized Appointment end(String id, long version, AppointmentState state) {
        Appointment ended = next(id, version).setState(state).build();
        put(ended);
        return done("cancel", ended);
    }

    private Appointment.Builder next(String id, long expectedVersion) {
        Appointment now = appointments.get(id);
        if (now.getVersion() != expectedVersion) {
            throw Refusal.of(
                    Status.Code.ABORTED,
                    ErrorReason.ERROR_REASON_VERSION_MISMATCH,
                    Map.of("current_version", "" + now.getVersion(), "expected_version", "" + expectedVersion));
        }
        if (!EventStatus.of(now.getState()).takesTime()) {
            throw Refusal.of(Status.Code.FAILED_PRECONDITION, ErrorReason.ERROR_REASON_ILLEGAL_STATE);
        }
        return now.toBuilder().setVersion(now.getVersion() + 1);
    }

    private Appointment done(String what, Appointment changed) {
        log.add(what + " " + changed.getExternalUid());
        Appointment positioned = changed.toBuilder().setPosition(log.size()).build();
        put(positioned);
        fewest = Math.min(fewest, active().size());
        return positioned;
    }
}
