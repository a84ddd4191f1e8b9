package io.daybook.cli.command;

import io.daybook.cli.output.Console;
import io.daybook.v1.RescheduleAppointmentRequest;
import java.time.ZoneId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/** {@code daybook reschedule}. */
@Command(
        name = "reschedule",
        customSynopsis = "daybook reschedule ID --start=TIME [--for=LENGTH | --end=TIME]",
        description = {
            "Move an appointment in time, or to other calendars.",
            "",
            "It keeps its old time if the new one is refused; without --for or --end it keeps its length."
        },
        footer = {
            "  daybook reschedule ID --start \"2027-03-03T14:00\"",
            "  daybook reschedule ID --start \"next tue 14:00\" --calendar ann --also room-2",
            "  daybook reschedule ID --start \"2027-03-03T14:00\" --for 1h --expect-version 1",
            "",
            "Exit codes: see daybook --help."
        })
public final class Reschedule extends ChangeCommand {

    @Mixin
    private ChangedAppointment appointment;

    @Mixin
    private OnCalendars on;

    @Mixin
    private WantedTime time;

    @Mixin
    private AllowPast past;

    @Mixin
    private HostOverride override;

    /** Reschedules at the servers and prints to the console. */
    public Reschedule(Console console) {
        super(console);
    }

    @Override
    int run(Session session) {
        time.require(spec, false);
        if (on.calendar.isEmpty() && !on.also.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--also: name the main one too, with --calendar");
        }
        var request = request(session);
        var answer =
                send(session, session.servers().appointmentCommands(), stub -> stub.rescheduleAppointment(request));
        return finish(session, answer, answer.getReceipt(), answer.getAppointment());
    }

    @Override
    ZoneId zoneOfRefusals(Session session) {
        return time.zoneOr(
                () -> new Views(session).glanceAtAppointmentZone(appointment.id).orElse(ZoneId.of("UTC")));
    }

    private RescheduleAppointmentRequest request(Session session) {
        var request = RescheduleAppointmentRequest.newBuilder()
                .setRequestId(write.requestId)
                .setExpectedVersion(appointment.expected.version)
                .setValidateOnly(write.dryRun)
                .setAppointmentId(appointment.id)
                .setCalendarId(on.calendar)
                .addAllAlsoCalendarIds(on.also)
                .setTimeZone(time.zoneName())
                .setAllowPast(past.allowed)
                .setOverrideReason(override.reason);
        var times = new TypedTimes(
                session, () -> time.zoneOr(() -> new Views(session).zoneOfAppointment(appointment.id)));
        time.start(times, request::setStartTime, request::setLocalStartTime);
        time.end(times, request::setDuration, request::setEndTime);
        return request.build();
    }
}
