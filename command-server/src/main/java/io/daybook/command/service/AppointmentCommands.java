package io.daybook.command.service;

import com.google.protobuf.Message;
import io.daybook.command.log.Database;
import io.daybook.command.sequencer.EntityCommand.ForAppointment;
import io.daybook.command.sequencer.Sequencer;
import io.daybook.scheduling.AppointmentCommand;
import io.daybook.scheduling.message.AppointmentSnapshot;
import io.daybook.service.NonBlocking;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentCommandServiceGrpc;
import io.daybook.v1.BookAppointmentRequest;
import io.daybook.v1.BookAppointmentResponse;
import io.daybook.v1.BookSeriesRequest;
import io.daybook.v1.BookSeriesResponse;
import io.daybook.v1.CancelAppointmentRequest;
import io.daybook.v1.CancelAppointmentResponse;
import io.daybook.v1.CancelSeriesRequest;
import io.daybook.v1.CancelSeriesResponse;
import io.daybook.v1.CommandReceipt;
import io.daybook.v1.CompleteAppointmentRequest;
import io.daybook.v1.CompleteAppointmentResponse;
import io.daybook.v1.ConfirmAppointmentRequest;
import io.daybook.v1.ConfirmAppointmentResponse;
import io.daybook.v1.DeclineAppointmentRequest;
import io.daybook.v1.DeclineAppointmentResponse;
import io.daybook.v1.HoldSlotRequest;
import io.daybook.v1.HoldSlotResponse;
import io.daybook.v1.MarkNoShowRequest;
import io.daybook.v1.MarkNoShowResponse;
import io.daybook.v1.ReleaseHoldRequest;
import io.daybook.v1.ReleaseHoldResponse;
import io.daybook.v1.RescheduleAppointmentRequest;
import io.daybook.v1.RescheduleAppointmentResponse;
import io.daybook.v1.UpdateAppointmentDetailsRequest;
import io.daybook.v1.UpdateAppointmentDetailsResponse;
import io.grpc.stub.StreamObserver;
import java.time.Clock;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The gRPC face of the appointment commands: hands commands on, shapes answers. */
public final class AppointmentCommands extends AppointmentCommandServiceGrpc.AppointmentCommandServiceImplBase implements NonBlocking {

    private final CommandGateway gateway;
    private final SeriesCommands series;
    private final Clock clock;

    /** Serves commands with a sequencer; the database tells what earlier requests did, the clock what is past. */
    public AppointmentCommands(Sequencer sequencer, Database database, Clock clock) {
        this.gateway = new CommandGateway(sequencer, database);
        this.series = new SeriesCommands(gateway, clock);
        this.clock = clock;
    }

    @Override
    public void bookAppointment(BookAppointmentRequest request, StreamObserver<BookAppointmentResponse> answer) {
        execute(
                request,
                fields -> fields.appointmentToBook(request.getAppointmentId(), request.getHoldId()),
                fields -> AppointmentRequests.book(request, fields, clock.instant()),
                answer,
                (receipt, appointment) -> BookAppointmentResponse.newBuilder()
                        .setReceipt(receipt)
                        .setAppointment(appointment)
                        .build());
    }

    @Override
    public void holdSlot(HoldSlotRequest request, StreamObserver<HoldSlotResponse> answer) {
        execute(
                request,
                fields -> fields.newAppointmentId(request.getAppointmentId()),
                fields -> AppointmentRequests.hold(request, fields, clock.instant()),
                answer,
                (receipt, appointment) -> HoldSlotResponse.newBuilder()
                        .setReceipt(receipt)
                        .setAppointment(appointment)
                        .build());
    }

    @Override
    public void releaseHold(ReleaseHoldRequest request, StreamObserver<ReleaseHoldResponse> answer) {
        execute(
                request,
                fields -> fields.appointmentId(request.getAppointmentId()),
                _ -> new AppointmentCommand.ReleaseHold(),
                answer,
                (receipt, appointment) -> ReleaseHoldResponse.newBuilder()
                        .setReceipt(receipt)
                        .setAppointment(appointment)
                        .build());
    }

    @Override
    public void confirmAppointment(
            ConfirmAppointmentRequest request, StreamObserver<ConfirmAppointmentResponse> answer) {
        execute(
                request,
                fields -> fields.appointmentId(request.getAppointmentId()),
                _ -> new AppointmentCommand.Confirm(),
                answer,
                (receipt, appointment) -> ConfirmAppointmentResponse.newBuilder()
                        .setReceipt(receipt)
                        .setAppointment(appointment)
                        .build());
    }

    @Override
    public void declineAppointment(
            DeclineAppointmentRequest request, StreamObserver<DeclineAppointmentResponse> answer) {
        execute(
                request,
                fields -> fields.appointmentId(request.getAppointmentId()),
                fields -> new AppointmentCommand.Decline(fields.reason("reason", request.getReason())),
                answer,
                (receipt, appointment) -> DeclineAppointmentResponse.newBuilder()
                        .setReceipt(receipt)
                        .setAppointment(appointment)
                        .build());
    }

    @Override
    public void rescheduleAppointment(
            RescheduleAppointmentRequest request, StreamObserver<RescheduleAppointmentResponse> answer) {
        execute(
                request,
                fields -> fields.appointmentId(request.getAppointmentId()),
                fields -> AppointmentRequests.reschedule(request, fields, clock.instant()),
                answer,
                (receipt, appointment) -> RescheduleAppointmentResponse.newBuilder()
                        .setReceipt(receipt)
                        .setAppointment(appointment)
                        .build());
    }

    @Override
    public void updateAppointmentDetails(
            UpdateAppointmentDetailsRequest request, StreamObserver<UpdateAppointmentDetailsResponse> answer) {
        execute(
                request,
                fields -> fields.appointmentId(request.getAppointmentId()),
                fields -> AppointmentRequests.updateDetails(request, fields),
                answer,
                (receipt, appointment) -> UpdateAppointmentDetailsResponse.newBuilder()
                        .setReceipt(receipt)
                        .setAppointment(appointment)
                        .build());
    }

    @Override
    public void cancelAppointment(CancelAppointmentRequest request, StreamObserver<CancelAppointmentResponse> answer) {
        execute(
                request,
                fields -> fields.appointmentId(request.getAppointmentId()),
                fields -> new AppointmentCommand.Cancel(
                        fields.reason("reason", request.getReason()),
                        fields.waiver(false, request.getOverrideReason()),
                        clock.instant()),
                answer,
                (receipt, appointment) -> CancelAppointmentResponse.newBuilder()
                        .setReceipt(receipt)
                        .setAppointment(appointment)
                        .build());
    }

    @Override
    public void completeAppointment(
            CompleteAppointmentRequest request, StreamObserver<CompleteAppointmentResponse> answer) {
        execute(
                request,
                fields -> fields.appointmentId(request.getAppointmentId()),
                _ -> new AppointmentCommand.Complete(clock.instant()),
                answer,
                (receipt, appointment) -> CompleteAppointmentResponse.newBuilder()
                        .setReceipt(receipt)
                        .setAppointment(appointment)
                        .build());
    }

    @Override
    public void markNoShow(MarkNoShowRequest request, StreamObserver<MarkNoShowResponse> answer) {
        execute(
                request,
                fields -> fields.appointmentId(request.getAppointmentId()),
                _ -> new AppointmentCommand.MarkNoShow(clock.instant()),
                answer,
                (receipt, appointment) -> MarkNoShowResponse.newBuilder()
                        .setReceipt(receipt)
                        .setAppointment(appointment)
                        .build());
    }

    @Override
    public void bookSeries(BookSeriesRequest request, StreamObserver<BookSeriesResponse> answer) {
        series.book(request, answer);
    }

    @Override
    public void cancelSeries(CancelSeriesRequest request, StreamObserver<CancelSeriesResponse> answer) {
        series.cancel(request, answer);
    }

    private <A> void execute(
            Message request,
            Function<CommandFields, String> id,
            Function<CommandFields, AppointmentCommand> command,
            StreamObserver<A> answer,
            BiFunction<CommandReceipt, Appointment, A> shape) {
        var fields = new CommandFields();
        var terms = fields.terms(request);
        String appointmentId = id.apply(fields);
        var forAppointment = new ForAppointment(appointmentId, fields.isFresh(appointmentId), command.apply(fields));
        fields.basic().throwIfAnyInvalid();
        gateway.execute(forAppointment, terms, answer, done -> shape.apply(
                CommandGateway.receipt(done), ((AppointmentSnapshot) done.entity()).toMessage()));
    }
}
