package io.daybook.chaos.load;

import com.google.protobuf.Message;
import io.daybook.chaos.journal.Answer;
import io.daybook.chaos.journal.CommandEntry;
import io.daybook.chaos.journal.Journal;
import io.daybook.client.DaybookClient;
import io.daybook.client.ErrorDetails;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentCommandServiceGrpc.AppointmentCommandServiceBlockingStub;
import io.daybook.v1.BookAppointmentRequest;
import io.daybook.v1.CancelAppointmentRequest;
import io.daybook.v1.CommandReceipt;
import io.daybook.v1.CreateCalendarRequest;
import io.daybook.v1.HoldSlotRequest;
import io.daybook.v1.ReleaseHoldRequest;
import io.daybook.v1.RescheduleAppointmentRequest;
import io.daybook.v1.UpdateAppointmentDetailsRequest;
import io.grpc.Deadline;
import io.grpc.StatusRuntimeException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Sends commands until they are decided or a minute is over, and notes how they ended. Safe for use by many threads. */
final class JournalingCommands {

    private static final long PATIENCE_SECONDS = 60;
    private static final String REASON_PREFIX = "ERROR_REASON_";

    private final Journal journal;
    private final KnownAppointments known;
    private final Counts counts;

    JournalingCommands(Journal journal, KnownAppointments known, Counts counts) {
        this.journal = journal;
        this.known = known;
        this.counts = counts;
    }

    /** Creates a calendar; true if that was acknowledged. */
    boolean create(DaybookClient client, CreateCalendarRequest request) {
        return note(request, () -> client.call(
                        client.calendarCommands(), deadline(), stub -> stub.createCalendar(request)))
                .isPresent();
    }

    /** Sends a command about an appointment; empty if it was not acknowledged. */
    Optional<Appointment> send(DaybookClient client, Message request) {
        Optional<Appointment> told = note(
                        request,
                        () -> client.call(client.appointmentCommands(), deadline(), stub -> call(stub, request)))
                .map(answer -> (Appointment) field(answer, "appointment"));
        told.ifPresent(known::note);
        return told;
    }

    private static Message call(AppointmentCommandServiceBlockingStub stub, Message command) {
        return switch (command) {
            case BookAppointmentRequest request -> stub.bookAppointment(request);
            case RescheduleAppointmentRequest request -> stub.rescheduleAppointment(request);
            case UpdateAppointmentDetailsRequest request -> stub.updateAppointmentDetails(request);
            case CancelAppointmentRequest request -> stub.cancelAppointment(request);
            case HoldSlotRequest request -> stub.holdSlot(request);
            case ReleaseHoldRequest request -> stub.releaseHold(request);
            default -> throw new IllegalArgumentException(command.getDescriptorForType().getFullName());
        };
    }

    private Optional<Message> note(Message request, Call call) {
        long begun = System.nanoTime();
        try {
            Message answer = call.make();
            note(request, begun, new Answer.Acknowledged((CommandReceipt) field(answer, "receipt")));
            counts.count("commands acknowledged");
            return Optional.of(answer);
        } catch (StatusRuntimeException failure) {
            note(request, begun, answer(failure));
            return Optional.empty();
        }
    }

    private void note(Message request, long begun, Answer answer) {
        journal.add(new CommandEntry((String) field(request, "request_id"), request, begun, System.nanoTime(), answer));
    }

    private Answer answer(StatusRuntimeException failure) {
        var code = failure.getStatus().getCode();
        String name = ErrorDetails.of(failure).reason().name().substring(REASON_PREFIX.length());
        String reason = name.equals("UNSPECIFIED") ? "" : name;
        return switch (code) {
            case INVALID_ARGUMENT, NOT_FOUND, ALREADY_EXISTS, FAILED_PRECONDITION, ABORTED -> {
                counts.count("commands refused");
                yield new Answer.Refused(code, reason);
            }
            default -> {
                counts.count("commands given up");
                yield new Answer.Unknown(code, reason);
            }
        };
    }

    private static Object field(Message message, String name) {
        return message.getField(message.getDescriptorForType().findFieldByName(name));
    }

    private static Deadline deadline() {
        return Deadline.after(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Makes a call. */
    @FunctionalInterface
    private interface Call {
        Message make();
    }
}
