package io.daybook.cli.command;

import io.daybook.cli.output.Console;
import io.daybook.cli.server.Refusals;
import io.daybook.v1.Appointment;
import io.daybook.v1.Attendee;
import io.daybook.v1.BookAppointmentRequest;
import io.daybook.v1.GetAppointmentResponse;
import io.daybook.v1.ReleaseHoldRequest;
import io.grpc.StatusRuntimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code daybook book}. */
@Command(
        name = "book",
        customSynopsis = {
            "daybook book TITLE --calendar=ID --start=TIME (--for=LENGTH | --end=TIME)",
            "  or: daybook book TITLE --hold=ID",
            "  or: daybook book TITLE --repeat=RULE --calendar=ID --start=TIME ..."
        },
        description = {
            "Book an appointment, or a series.",
            "",
            "It is on disk when this returns, and no calendar has more seats taken than it has."
        },
        footer = {
            "  daybook book \"Planning\" --calendar team --start \"2027-03-02T10:00\" --for 30m",
            "  daybook book \"Review\" --calendar team --start \"tomorrow 14:30\" --for 1h",
            "  daybook book \"Call Rio\" --calendar team --zone America/Sao_Paulo \\",
            "      --start \"2027-03-02T15:00\" --for 1h --also room-1",
            "  daybook book \"Review\" --calendar team --start 2027-03-02T10:00+01:00 \\",
            "      --for 90m --attendee \"Ann <ann@example.org>\" --wait -o json",
            "  daybook book \"Yoga\" --calendar studio --start 2027-03-02T18:00 --for 1h \\",
            "      --repeat \"FREQ=WEEKLY;BYDAY=TU;COUNT=10\" --except 2027-04-06 --what-fits",
            "",
            "A time that is taken ends with exit code 3 and names the nearest free ones;",
            "for all exit codes see daybook --help."
        })
public final class Book extends ChangeCommand {

    @Parameters(paramLabel = "TITLE", description = "What it is, one line.")
    private String title;

    @Mixin
    private OnCalendars on;

    @Option(
            names = "--hold",
            paramLabel = "ID",
            order = 3,
            description = "Book the time that was held as this appointment; calendar and time need not be named again.")
    private String hold = "";

    @Mixin
    private WantedTime time;

    @Mixin
    private SeriesOptions series;

    @Option(
            names = "--attendee",
            paramLabel = "PERSON",
            order = 20,
            converter = Attendees.class,
            description = "Who takes part: \"Ann <ann@example.org>\". May be repeated.")
    private List<Attendee> attendees = new ArrayList<>();

    @Option(names = "--description", paramLabel = "TEXT", order = 21, description = "Anything more.")
    private String description = "";

    @Option(
            names = "--id",
            paramLabel = "UUID",
            order = 30,
            description = "Id for the appointment or the series. Default: the server chooses one.")
    private String id = "";

    @Option(
            names = "--external-uid",
            paramLabel = "UID",
            order = 31,
            description = "Id it has elsewhere; the calendar takes each only once.")
    private String externalUid = "";

    @Mixin
    private AllowPast past;

    @Mixin
    private HostOverride override;

    /** Books at the servers and prints to the console. */
    public Book(Console console) {
        super(console);
    }

    @Override
    int run(Session session) {
        check();
        String calendar = on.calendar.isEmpty() ? calendarOfHold(session) : on.calendar;
        var times = new TypedTimes(session, () -> time.zoneOr(() -> new CalendarProbe(session).zoneOf(calendar)));
        var request = request(calendar);
        if (series.isWanted()) {
            return new SeriesBooking(this, session, series).book(request.build(), time, times);
        }
        time.start(times, request::setStartTime, request::setLocalStartTime);
        time.end(times, request::setDuration, request::setEndTime);
        var answer = send(
                session, session.servers().appointmentCommands(), stub -> stub.bookAppointment(request.build()));
        return finish(session, answer, answer.getReceipt(), answer.getAppointment());
    }

    @Override
    ZoneId zoneOfRefusals(Session session) {
        var views = new Views(session);
        return time.zoneOr(() -> (on.calendar.isEmpty()
                        ? views.glanceAtAppointmentZone(hold)
                        : views.glanceAtCalendarZone(on.calendar))
                .orElse(ZoneId.of("UTC")));
    }

    private void check() {
        series.check(spec);
        if (hold.isEmpty()) {
            on.require(spec);
            time.require(spec, true);
        }
        if (series.isWanted() && !(hold.isEmpty() && externalUid.isEmpty())) {
            throw new ParameterException(spec.commandLine(), "--repeat goes with neither --hold nor --external-uid");
        }
    }

    private BookAppointmentRequest.Builder request(String calendar) {
        return BookAppointmentRequest.newBuilder()
                .setRequestId(write.requestId)
                .setValidateOnly(write.dryRun)
                .setAppointmentId(id)
                .setCalendarId(calendar)
                .addAllAlsoCalendarIds(on.also)
                .setHoldId(hold)
                .setTitle(title)
                .setDescription(description)
                .setTimeZone(time.zoneName())
                .addAllAttendees(attendees)
                .setExternalUid(externalUid)
                .setAllowPast(past.allowed)
                .setOverrideReason(override.reason);
    }

    private String calendarOfHold(Session session) {
        return new Views(session)
                .glanceAtAppointment(hold)
                .map(GetAppointmentResponse::getAppointment)
                .orElseGet(() -> askForHold(session))
                .getCalendarId();
    }

    /** A hold made a moment ago is known to the command server, which also refuses one that never was, without a wait. */
    private Appointment askForHold(Session session) {
        var request = ReleaseHoldRequest.newBuilder()
                .setAppointmentId(hold)
                .setValidateOnly(true)
                .build();
        try {
            return session.call(session.servers().appointmentCommands(), stub -> stub.releaseHold(request))
                    .getAppointment();
        } catch (StatusRuntimeException refusal) {
            // The hold is the only field of this request that the caller typed.
            throw new Refusals(_ -> "--hold", () -> zoneOfRefusals(session)).failure(refusal);
        }
    }
}
