package io.daybook.cli.command;

import io.daybook.cli.output.Console;
import io.daybook.cli.text.TypedTime;
import io.daybook.cli.text.Zones;
import io.daybook.v1.Attendee;
import io.daybook.v1.BookAppointmentRequest;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code daybook book}. */
@Command(
        name = "book",
        description = "Book an appointment. It is on disk when this returns, and overlaps no other of its calendar.",
        footer = {
            "  daybook book \"Planning\" --calendar team --start \"2027-03-02T10:00\" --for 30m",
            "  daybook book \"Review\" --calendar team --start \"tomorrow 14:30\" --for 1h",
            "  daybook book \"Call Rio\" --calendar team --zone America/Sao_Paulo \\",
            "      --start \"2027-03-02T15:00\" --for 1h",
            "  daybook book \"Review\" --calendar team --start 2027-03-02T10:00+01:00 \\",
            "      --for 90m --attendee \"Ann <ann@example.org>\" --wait -o json",
            "",
            "A time that is taken ends with exit code 3 and names the nearest free ones;",
            "for all exit codes see daybook --help."
        })
public final class Book extends ChangeCommand {

    @Parameters(paramLabel = "TITLE", description = "What it is, one line.")
    private String title;

    @Option(names = "--calendar", paramLabel = "ID", required = true, order = 1, description = "The calendar.")
    private String calendar;

    @Option(
            names = "--start",
            paramLabel = "TIME",
            required = true,
            order = 10,
            converter = TimeOfDay.class,
            description = "When it starts: 2027-03-02T10:00 in the calendar's zone (or in --zone), or with an offset:"
                    + " 2027-03-02T10:00+01:00, 2027-03-02T09:00Z; or in words: tomorrow 14:30, next tue 9am, \"in 2h\"."
                    + " A time that a clock change skips is refused; of a time that occurs twice the earlier is taken.")
    private TypedTime start;

    @ArgGroup(multiplicity = "1")
    private Span span;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            order = 13,
            description = "IANA zone of --start, and in which the appointment is shown. Default: the calendar's.")
    private ZoneId zone;

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
            description = "Id for the appointment. Default: the server chooses one.")
    private String id = "";

    @Option(
            names = "--external-uid",
            paramLabel = "UID",
            order = 31,
            description = "Id it has elsewhere; the calendar takes each only once.")
    private String externalUid = "";

    @Option(names = "--allow-past", order = 32, description = "Accept a start in the past.")
    private boolean allowPast;

    /** Books at the servers and prints to the console. */
    public Book(Console console) {
        super(console);
    }

    @Override
    int run(Session session) {
        var request = request(session);
        var answer = send(session, session.servers().appointmentCommands(), stub -> stub.bookAppointment(request));
        var appointment = answer.getAppointment();
        ZoneId shown = Zones.known(appointment.getTimeZone());
        return finish(session, answer, answer.getReceipt(), appointment, shown);
    }

    @Override
    ZoneId zoneOfRefusals(Session session) {
        return zone != null ? zone : new Views(session).glanceAtCalendarZone(calendar).orElse(ZoneId.of("UTC"));
    }

    private BookAppointmentRequest request(Session session) {
        var request = BookAppointmentRequest.newBuilder()
                .setRequestId(write.requestId)
                .setValidateOnly(write.dryRun)
                .setAppointmentId(id)
                .setCalendarId(calendar)
                .setTitle(title)
                .setDescription(description)
                .setTimeZone(zone == null ? "" : zone.getId())
                .addAllAttendees(attendees)
                .setExternalUid(externalUid)
                .setAllowPast(allowPast);
        var times = new TypedTimes(session, () -> zoneOfTimes(session));
        SlotFields.start(times, start, request::setStartTime, request::setLocalStartTime);
        SlotFields.end(times, span, request::setDuration, request::setEndTime);
        return request.build();
    }

    private ZoneId zoneOfTimes(Session session) {
        return zone != null ? zone : new CalendarProbe(session).zoneOf(calendar);
    }
}
