package io.daybook.cli.command;

import io.daybook.cli.output.Console;
import io.daybook.cli.output.Instants;
import io.daybook.v1.HoldSlotRequest;
import java.time.Duration;
import java.time.ZoneId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code daybook hold}. */
@Command(
        name = "hold",
        customSynopsis = "daybook hold --calendar=ID --start=TIME (--for=LENGTH | --end=TIME)",
        description = {
            "Keep a time free for yourself for a little while.",
            "",
            "Book it with `book --hold ID`, or give it back with `release ID`; else it runs out by itself."
        },
        footer = {
            "  daybook hold --calendar team --start \"tomorrow 14:30\" --for 30m",
            "  daybook book \"Planning\" --hold ID",
            "",
            "Exit codes: see daybook --help."
        })
public final class Hold extends ChangeCommand {

    @Mixin
    private OnCalendars on;

    @Mixin
    private WantedTime time;

    @Option(
            names = "--hold-for",
            paramLabel = "LENGTH",
            order = 14,
            description = "How long to hold it, up to 1h. Default: 5m.")
    private Duration holdFor = Duration.ZERO;

    @Option(
            names = "--id",
            paramLabel = "UUID",
            order = 30,
            description = "Id for the hold and the appointment it becomes. Default: the server chooses one.")
    private String id = "";

    @Mixin
    private HostOverride override;

    /** Holds at the servers and prints to the console. */
    public Hold(Console console) {
        super(console);
    }

    @Override
    int run(Session session) {
        on.require(spec);
        time.require(spec, true);
        var request = request(session);
        var answer = send(session, session.servers().appointmentCommands(), stub -> stub.holdSlot(request));
        return finish(session, answer, answer.getReceipt(), answer.getAppointment());
    }

    @Override
    ZoneId zoneOfRefusals(Session session) {
        return time.zoneOr(() -> new Views(session).glanceAtCalendarZone(on.calendar).orElse(ZoneId.of("UTC")));
    }

    private HoldSlotRequest request(Session session) {
        var request = HoldSlotRequest.newBuilder()
                .setRequestId(write.requestId)
                .setValidateOnly(write.dryRun)
                .setAppointmentId(id)
                .setCalendarId(on.calendar)
                .addAllAlsoCalendarIds(on.also)
                .setTimeZone(time.zoneName())
                .setHoldDuration(Instants.duration(holdFor))
                .setOverrideReason(override.reason);
        var times = new TypedTimes(session, () -> time.zoneOr(() -> new CalendarProbe(session).zoneOf(on.calendar)));
        time.start(times, request::setStartTime, request::setLocalStartTime);
        time.end(times, request::setDuration, request::setEndTime);
        return request.build();
    }
}
