package io.daybook.cli.ics;

import io.daybook.cli.output.Instants;
import io.daybook.cli.server.Refusal;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentState;
import io.daybook.v1.BookAppointmentRequest;
import io.daybook.v1.ErrorReason;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Books like the server: one at a time, no more at once than there are seats, each UID once. */
public class CalendarWithSeats implements Bookings {

    public static final String ID = "team";

    /** What was asked to be booked, in order, whether it was or not. */
    public final List<BookAppointmentRequest> requests = new ArrayList<>();

    /** What there is, by id. */
    protected final Map<String, Appointment> appointments = new LinkedHashMap<>();

    /** What every booking fails with; null if none does. */
    public StatusRuntimeException failure;

    private final int seats;

    public CalendarWithSeats(int seats) {
        this.seats = seats;
    }

    /** Imports into this calendar. */
    ImportReport importing(ImportPlan plan) {
        return new IcsImport(ID, false, this, (done, all) -> {}).run(plan);
    }

    public synchronized void put(Appointment appointment) {
        appointments.put(appointment.getAppointmentId(), appointment);
    }

    @Override
    public synchronized Appointment book(BookAppointmentRequest request) {
        requests.add(request);
        if (failure != null) {
            throw failure;
        }
        refuseIfKnown(request);
        var wanted = Appointment.newBuilder()
                .setAppointmentId(
                        request.getAppointmentId().isEmpty() ? UUID.randomUUID().toString() : request.getAppointmentId())
                .setCalendarId(request.getCalendarId())
                .setTitle(request.getTitle())
                .setDescription(request.getDescription())
                .setStartTime(request.getStartTime())
                .setEndTime(request.getEndTime())
                .setTimeZone(request.getTimeZone())
                .addAllAttendees(request.getAttendeesList())
                .setExternalUid(request.getExternalUid())
                .setState(AppointmentState.APPOINTMENT_STATE_CONFIRMED)
                .setVersion(1)
                .build();
        return seated(wanted);
    }

    @Override
    public synchronized Optional<Appointment> find(String appointmentId) {
        return Optional.ofNullable(appointments.get(appointmentId));
    }

    /** Stores an appointment if there is a seat for it. */
    protected Appointment seated(Appointment wanted) {
        List<Appointment> busy = appointments.values().stream()
                .filter(other -> !other.getAppointmentId().equals(wanted.getAppointmentId()))
                .filter(other -> EventStatus.of(other.getState()).takesTime())
                .filter(other -> start(other).isBefore(end(wanted)) && start(wanted).isBefore(end(other)))
                .toList();
        if (busy.size() >= seats) {
            throw Refusal.slotTaken(start(busy.getFirst()), end(busy.getFirst()));
        }
        appointments.put(wanted.getAppointmentId(), wanted);
        return wanted;
    }

    private void refuseIfKnown(BookAppointmentRequest request) {
        if (appointments.containsKey(request.getAppointmentId())) {
            throw Refusal.of(Status.Code.ALREADY_EXISTS, ErrorReason.ERROR_REASON_APPOINTMENT_EXISTS);
        }
        appointments.values().stream()
                .filter(other -> EventStatus.of(other.getState()).takesTime())
                .filter(other -> other.getExternalUid().equals(request.getExternalUid()))
                .forEach(_ -> {
                    throw Refusal.of(Status.Code.ALREADY_EXISTS, ErrorReason.ERROR_REASON_EXTERNAL_UID_TAKEN);
                });
    }

    private static Instant start(Appointment appointment) {
        return Instants.of(appointment.getStartTime());
    }

    private static Instant end(Appointment appointment) {
        return Instants.of(appointment.getEndTime());
    }
}
