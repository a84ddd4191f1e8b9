package io.daybook.command.service;

import io.daybook.command.log.Database;
import io.daybook.command.sequencer.CommandOutcome.Done;
import io.daybook.command.sequencer.EntityCommand.ForCalendar;
import io.daybook.command.sequencer.Sequencer;
import io.daybook.scheduling.CalendarCommand;
import io.daybook.scheduling.message.CalendarSnapshot;
import io.daybook.v1.Calendar;
import io.daybook.v1.CalendarCommandServiceGrpc;
import io.daybook.v1.CloseCalendarRequest;
import io.daybook.v1.CloseCalendarResponse;
import io.daybook.v1.CommandReceipt;
import io.daybook.v1.CreateCalendarRequest;
import io.daybook.v1.CreateCalendarResponse;
import io.daybook.v1.UpdateCalendarRequest;
import io.daybook.v1.UpdateCalendarResponse;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** The gRPC face of the calendar commands: reads requests, hands commands on, shapes answers. */
public final class CalendarCommands extends CalendarCommandServiceGrpc.CalendarCommandServiceImplBase {

    private static final Set<String> PROFILE = Set.of("name", "time_zone");

    private final CommandGateway gateway;

    /** Serves commands with a sequencer; the database tells what earlier requests did. */
    public CalendarCommands(Sequencer sequencer, Database database) {
        this.gateway = new CommandGateway(sequencer, database);
    }

    @Override
    public void createCalendar(CreateCalendarRequest request, StreamObserver<CreateCalendarResponse> answer) {
        var fields = new CommandFields();
        var terms = fields.terms(request);
        String id = request.getCalendarId().isEmpty()
                ? CommandFields.newId()
                : fields.basic().calendarId("calendar_id", request.getCalendarId());
        var command = new CalendarCommand.Create(new io.daybook.scheduling.Calendar.Profile(
                name(request.getName(), fields), fields.basic().zone("time_zone", request.getTimeZone())));
        fields.basic().throwIfAnyInvalid();
        execute(new ForCalendar(id, command), terms, answer, (receipt, calendar) -> CreateCalendarResponse.newBuilder()
                .setReceipt(receipt)
                .setCalendar(calendar)
                .build());
    }

    @Override
    public void updateCalendar(UpdateCalendarRequest request, StreamObserver<UpdateCalendarResponse> answer) {
        var fields = new CommandFields();
        var terms = fields.terms(request);
        String id = fields.basic().calendarId("calendar_id", request.getCalendarId());
        Set<String> changed = fields.changed(request, request.getUpdateMask(), PROFILE);
        var command = new CalendarCommand.Update(
                changed.contains("name") ? Optional.of(name(request.getName(), fields)) : Optional.empty(),
                changed.contains("time_zone")
                        ? Optional.of(fields.basic().zone("time_zone", request.getTimeZone()))
                        : Optional.empty());
        fields.basic().throwIfAnyInvalid();
        execute(new ForCalendar(id, command), terms, answer, (receipt, calendar) -> UpdateCalendarResponse.newBuilder()
                .setReceipt(receipt)
                .setCalendar(calendar)
                .build());
    }

    @Override
    public void closeCalendar(CloseCalendarRequest request, StreamObserver<CloseCalendarResponse> answer) {
        var fields = new CommandFields();
        var terms = fields.terms(request);
        String id = fields.basic().calendarId("calendar_id", request.getCalendarId());
        fields.basic().throwIfAnyInvalid();
        execute(new ForCalendar(id, new CalendarCommand.Close()), terms, answer, (receipt, calendar) -> CloseCalendarResponse.newBuilder()
                .setReceipt(receipt)
                .setCalendar(calendar)
                .build());
    }

    private static String name(String value, CommandFields fields) {
        return fields.basic().line("name", value, 1, CommandFields.MAX_CALENDAR_NAME);
    }

    private <A> void execute(
            ForCalendar command,
            CommandGateway.Terms terms,
            StreamObserver<A> answer,
            BiFunction<CommandReceipt, Calendar, A> shape) {
        Done done = gateway.execute(command, terms);
        Calendar calendar = ((CalendarSnapshot) done.entity()).toMessage();
        answer.onNext(shape.apply(CommandGateway.receipt(done), calendar));
        answer.onCompleted();
    }
}
