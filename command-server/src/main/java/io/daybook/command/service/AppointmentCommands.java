package io.daybook.command.service;

import io.daybook.command.log.Database;
import io.daybook.command.sequencer.CommandOutcome.Done;
import io.daybook.command.sequencer.EntityCommand.ForAppointment;
import io.daybook.command.sequencer.Sequencer;
import io.daybook.scheduling.AppointmentCommand;
import io.daybook.scheduling.Details;
import io.daybook.scheduling.End;
import io.daybook.scheduling.Start;
import io.daybook.scheduling.message.AppointmentSnapshot;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentCommandServiceGrpc;
import io.daybook.v1.BookAppointmentRequest;
import io.daybook.v1.BookAppointmentResponse;
import io.daybook.v1.CancelAppointmentRequest;
import io.daybook.v1.CancelAppointmentResponse;
import io.daybook.v1.CommandReceipt;
import io.daybook.v1.RescheduleAppointmentRequest;
import io.daybook.v1.RescheduleAppointmentResponse;
import io.daybook.v1.UpdateAppointmentDetailsRequest;
import io.daybook.v1.UpdateAppointmentDetailsResponse;
import io.grpc.stub.StreamObserver;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** The gRPC face of the appointment commands: reads requests, hands commands on, shapes answers. */
public final class AppointmentCommands extends AppointmentCommandServiceGrpc.AppointmentCommandServiceImplBase {

    private static final Set<String> DETAILS = Set.of("title", "description", "attendees");

    private final CommandGateway gateway;
    private final Clock clock;

    /** Serves commands with a sequencer; the database tells what earlier requests did, the clock what is past. */
    public AppointmentCommands(Sequencer sequencer, Database database, Clock clock) {
        this.gateway = new CommandGateway(sequencer, database);
        this.clock = clock;
    }

    @Override
    public void bookAppointment(BookAppointmentRequest request, StreamObserver<BookAppointmentResponse> answer) {
        var fields = new CommandFields();
        var terms = fields.terms(request);
        String id = fields.newAppointmentId(request.getAppointmentId());
        var command = new AppointmentCommand.Book(
                fields.basic().calendarId("calendar_id", request.getCalendarId()),
                start(request, fields),
                end(request, fields),
                fields.optionalZone(request.getTimeZone()),
                new Details(
                        fields.title(request.getTitle()),
                        fields.description(request.getDescription()),
                        fields.attendees(request.getAttendeesList())),
                fields.basic().line("external_uid", request.getExternalUid(), 0, CommandFields.MAX_EXTERNAL_UID),
                request.getAllowPast(),
                clock.instant());
        fields.basic().throwIfAnyInvalid();
        execute(new ForAppointment(id, command), terms, answer, (receipt, appointment) ->
                BookAppointmentResponse.newBuilder()
                        .setReceipt(receipt)
                        .setAppointment(appointment)
                        .build());
    }

    @Override
    public void rescheduleAppointment(
            RescheduleAppointmentRequest request, StreamObserver<RescheduleAppointmentResponse> answer) {
        var fields = new CommandFields();
        var terms = fields.terms(request);
        String id = fields.appointmentId(request.getAppointmentId());
        var command = new AppointmentCommand.Reschedule(
                start(request, fields),
                end(request, fields),
                fields.optionalZone(request.getTimeZone()),
                request.getAllowPast(),
                clock.instant());
        fields.basic().throwIfAnyInvalid();
        execute(new ForAppointment(id, command), terms, answer, (receipt, appointment) ->
                RescheduleAppointmentResponse.newBuilder()
                        .setReceipt(receipt)
                        .setAppointment(appointment)
                        .build());
    }

    @Override
    public void updateAppointmentDetails(
            UpdateAppointmentDetailsRequest request, StreamObserver<UpdateAppointmentDetailsResponse> answer) {
        var fields = new CommandFields();
        var terms = fields.terms(request);
        String id = fields.appointmentId(request.getAppointmentId());
        Set<String> changed = fields.changed(request, request.getUpdateMask(), DETAILS);
        var command = new AppointmentCommand.UpdateDetails(
                changed.contains("title") ? Optional.of(fields.title(request.getTitle())) : Optional.empty(),
                changed.contains("description")
                        ? Optional.of(fields.description(request.getDescription()))
                        : Optional.empty(),
                changed.contains("attendees")
                        ? Optional.of(fields.attendees(request.getAttendeesList()))
                        : Optional.empty());
        fields.basic().throwIfAnyInvalid();
        execute(new ForAppointment(id, command), terms, answer, (receipt, appointment) ->
                UpdateAppointmentDetailsResponse.newBuilder()
                        .setReceipt(receipt)
                        .setAppointment(appointment)
                        .build());
    }

    @Override
    public void cancelAppointment(CancelAppointmentRequest request, StreamObserver<CancelAppointmentResponse> answer) {
        var fields = new CommandFields();
        var terms = fields.terms(request);
        String id = fields.appointmentId(request.getAppointmentId());
        var command = new AppointmentCommand.Cancel(
                fields.basic().text("reason", request.getReason(), CommandFields.MAX_REASON));
        fields.basic().throwIfAnyInvalid();
        execute(new ForAppointment(id, command), terms, answer, (receipt, appointment) ->
                CancelAppointmentResponse.newBuilder()
                        .setReceipt(receipt)
                        .setAppointment(appointment)
                        .build());
    }

    private static Start start(BookAppointmentRequest request, CommandFields fields) {
        return switch (request.getStartCase()) {
            case START_TIME -> fields.startAt(request.getStartTime());
            case LOCAL_START_TIME -> fields.localStart(request.getLocalStartTime());
            case START_NOT_SET -> fields.missingStart();
        };
    }

    private static Start start(RescheduleAppointmentRequest request, CommandFields fields) {
        return switch (request.getStartCase()) {
            case START_TIME -> fields.startAt(request.getStartTime());
            case LOCAL_START_TIME -> fields.localStart(request.getLocalStartTime());
            case START_NOT_SET -> fields.missingStart();
        };
    }

    private static End end(BookAppointmentRequest request, CommandFields fields) {
        return switch (request.getEndCase()) {
            case END_TIME -> fields.endAt(request.getEndTime());
            case DURATION -> fields.endAfter(request.getDuration());
            case END_NOT_SET -> fields.missingEnd();
        };
    }

    private static Optional<End> end(RescheduleAppointmentRequest request, CommandFields fields) {
        return switch (request.getEndCase()) {
            case END_TIME -> Optional.of(fields.endAt(request.getEndTime()));
            case DURATION -> Optional.of(fields.endAfter(request.getDuration()));
            case END_NOT_SET -> Optional.empty();
        };
    }

    private <A> void execute(
            ForAppointment command,
            CommandGateway.Terms terms,
            StreamObserver<A> answer,
            BiFunction<CommandReceipt, Appointment, A> shape) {
        Done done = gateway.execute(command, terms);
        Appointment appointment = ((AppointmentSnapshot) done.entity()).toMessage();
        answer.onNext(shape.apply(CommandGateway.receipt(done), appointment));
        answer.onCompleted();
    }
}
