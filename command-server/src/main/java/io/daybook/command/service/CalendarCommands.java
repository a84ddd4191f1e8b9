package io.daybook.command.service;

import io.daybook.command.log.Database;
import io.daybook.command.sequencer.CommandOutcome.Done;
import io.daybook.command.sequencer.EntityCommand.ForCalendar;
import io.daybook.command.sequencer.Sequencer;
import io.daybook.scheduling.CalendarCommand;
import io.daybook.scheduling.message.CalendarSnapshot;
import io.daybook.service.NonBlocking;
import io.daybook.v1.Calendar;
import io.daybook.v1.CalendarCommandServiceGrpc;
import io.daybook.v1.CalendarRules;
import io.daybook.v1.CloseCalendarRequest;
import io.daybook.v1.CloseCalendarResponse;
import io.daybook.v1.CreateCalendarRequest;
import io.daybook.v1.CreateCalendarResponse;
import io.daybook.v1.UpdateCalendarRequest;
import io.daybook.v1.UpdateCalendarResponse;
import io.grpc.stub.StreamObserver;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The gRPC face of the calendar commands: reads requests, hands commands on, shapes answers. */
public final class CalendarCommands extends CalendarCommandServiceGrpc.CalendarCommandServiceImplBase implements NonBlocking {

    private static final Set<String> PROFILE = Stream.concat(
                    Stream.of("name", "time_zone", "rules"),
                    CalendarRules.getDescriptor().getFields().stream().map(field -> "rules." + field.getName()))
            .collect(Collectors.toUnmodifiableSet());

    private final CommandGateway gateway;
    private final Clock clock;

    /** Serves commands with a sequencer; the database tells what earlier requests did, the clock what is past. */
    public CalendarCommands(Sequencer sequencer, Database database, Clock clock) {
        this.gateway = new CommandGateway(sequencer, database);
        this.clock = clock;
    }

    @Override
    public void createCalendar(CreateCalendarRequest request, StreamObserver<CreateCalendarResponse> answer) {
        var fields = new CommandFields();
        var terms = fields.terms(request);
        String id = request.getCalendarId().isEmpty()
                ? CommandFields.newId()
                : fields.basic().calendarId("calendar_id", request.getCalendarId());
        var command = new CalendarCommand.Create(new io.daybook.scheduling.Calendar.Profile(
                name(request.getName(), fields),
                fields.basic().zone("time_zone", request.getTimeZone()),
                new RuleFields(request.getRules(), fields).all()));
        fields.basic().throwIfAnyInvalid();
        gateway.execute(new ForCalendar(id, command), terms, answer, done -> CreateCalendarResponse.newBuilder()
                .setReceipt(CommandGateway.receipt(done))
                .setCalendar(calendar(done))
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
                        : Optional.empty(),
                new RuleFields(request.getRules(), fields).changed(changed),
                clock.instant());
        fields.basic().throwIfAnyInvalid();
        gateway.execute(new ForCalendar(id, command), terms, answer, CalendarCommands::updated);
    }

    @Override
    public void closeCalendar(CloseCalendarRequest request, StreamObserver<CloseCalendarResponse> answer) {
        var fields = new CommandFields();
        var terms = fields.terms(request);
        String id = fields.basic().calendarId("calendar_id", request.getCalendarId());
        fields.basic().throwIfAnyInvalid();
        gateway.execute(new ForCalendar(id, new CalendarCommand.Close()), terms, answer, done -> CloseCalendarResponse.newBuilder()
                .setReceipt(CommandGateway.receipt(done))
                .setCalendar(calendar(done))
                .build());
    }

    private static String name(String value, CommandFields fields) {
        return fields.basic().line("name", value, 1, CommandFields.MAX_CALENDAR_NAME);
    }

    private static UpdateCalendarResponse updated(Done done) {
        UpdateCalendarResponse.Builder response = UpdateCalendarResponse.newBuilder()
                .setReceipt(CommandGateway.receipt(done))
                .setCalendar(calendar(done));
        done.events().forEach(event -> response.addAllMisfits(
                        event.getCalendarUpdated().getMisfitsList())
                .setMisfitCount(event.getCalendarUpdated().getMisfitCount()));
        return response.build();
    }

    private static Calendar calendar(Done done) {
        return ((CalendarSnapshot) done.entity()).toMessage();
    }
}
