package io.daybook.cli.command;

import io.daybook.cli.output.Console;
import io.daybook.cli.text.TypedTime;
import io.daybook.cli.text.Zones;
import io.daybook.v1.RescheduleAppointmentRequest;
import java.time.ZoneId;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code daybook reschedule}. */
@Command(
        name = "reschedule",
        description = "Move an appointment in time. It keeps its old time if the new one is refused.",
        footer = {
            "  daybook reschedule ID --start \"2027-03-03T14:00\"",
            "  daybook reschedule ID --start \"next tue 14:00\"",
            "  daybook reschedule ID --start \"2027-03-03T14:00\" --for 1h --expect-version 1",
            "",
            "Exit codes: see daybook --help."
        })
public final class Reschedule extends ChangeCommand {

    @Parameters(paramLabel = "ID", description = "The appointment.")
    private String id;

    @Option(
            names = "--start",
            paramLabel = "TIME",
            required = true,
            order = 10,
            converter = TimeOfDay.class,
            description = "When it starts from now on: 2027-03-03T14:00 in the appointment's zone (or in --zone),"
                    + " or with an offset: 2027-03-03T14:00+01:00; or in words: tomorrow 14:30, next tue 9am.")
    private TypedTime start;

    @ArgGroup(multiplicity = "0..1")
    private Span span;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            order = 13,
            description = "IANA zone of --start, and in which the appointment is shown from now on."
                    + " Default: the one it has.")
    private ZoneId zone;

    @Option(names = "--allow-past", order = 32, description = "Accept a start in the past.")
    private boolean allowPast;

    @Mixin
    private ExpectedVersion expected;

    /** Reschedules at the servers and prints to the console. */
    public Reschedule(Console console) {
        super(console);
    }

    @Override
    int run(Session session) {
        var request = request(session);
        var answer =
                send(session, session.servers().appointmentCommands(), stub -> stub.rescheduleAppointment(request));
        var appointment = answer.getAppointment();
        ZoneId shown = Zones.known(appointment.getTimeZone());
        return finish(session, answer, answer.getReceipt(), appointment, shown);
    }

    @Override
    ZoneId zoneOfRefusals(Session session) {
        return zone != null ? zone : new Views(session).glanceAtAppointmentZone(id).orElse(ZoneId.of("UTC"));
    }

    private RescheduleAppointmentRequest request(Session session) {
        var request = RescheduleAppointmentRequest.newBuilder()
                .setRequestId(write.requestId)
                .setExpectedVersion(expected.version)
                .setValidateOnly(write.dryRun)
                .setAppointmentId(id)
                .setTimeZone(zone == null ? "" : zone.getId())
                .setAllowPast(allowPast);
        var times = new TypedTimes(session, () -> zoneOfTimes(session));
        SlotFields.start(times, start, request::setStartTime, request::setLocalStartTime);
        if (span != null) {
            SlotFields.end(times, span, request::setDuration, request::setEndTime);
        }
        return request.build();
    }

    private ZoneId zoneOfTimes(Session session) {
        return zone != null ? zone : new Views(session).zoneOfAppointment(id);
    }
}
