package io.daybook.cli.command;

import io.daybook.cli.ExitCode;
import io.daybook.cli.ics.IcsWriter;
import io.daybook.cli.output.Console;
import io.daybook.cli.output.Instants;
import io.daybook.cli.output.Json;
import io.daybook.cli.output.OutputFormat;
import io.daybook.cli.text.AsOf;
import io.daybook.cli.text.TypedTime;
import io.daybook.v1.AgendaDay;
import io.daybook.v1.Appointment;
import io.daybook.v1.GetAgendaRequest;
import io.daybook.v1.GetAgendaResponse;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code daybook agenda}. */
@Command(
        name = "agenda",
        description = {
            "Draw a day, or a week, of a calendar.",
            "",
            "Where the output is no terminal, or one too narrow, it is a list.",
            "With --follow it is drawn anew with each change, until Ctrl-C (exit code 130) or --timeout (124)."
        },
        footer = {
            "  daybook agenda --calendar team",
            "  daybook agenda --calendar team --week --day \"next mon\" --follow",
            "  daybook agenda --calendar team --day 2027-03-02 --as-of \"yesterday 14:00\"",
            "",
            "Exit codes: see daybook --help."
        })
public final class Agenda extends ServerCommand {

    private static final int WEEK = 7;
    private static final int MOST_DAYS = 62;

    @Option(names = "--calendar", paramLabel = "ID", required = true, order = 1, description = "The calendar.")
    private String calendar;

    @Option(
            names = "--day",
            paramLabel = "DATE",
            order = 2,
            description = "The day, or the first one: 2027-03-02, tomorrow, next tue. Default: today.")
    private TypedTime day;

    @Option(names = "--days", paramLabel = "N", order = 3, description = "How many days, up to 62. Default: 1.")
    private int count = 1;

    @Option(names = "--week", order = 4, description = "The whole week of that day, from Monday on.")
    private boolean week;

    @Option(
            names = "--as-of",
            paramLabel = "@POSITION|TIME",
            order = 5,
            description = "As it was when the log ended at a position (@120), or at a time.")
    private AsOf asOf;

    @Option(names = "--follow", order = 6, description = "Draw it anew with each change; needs a terminal.")
    private boolean follow;

    @Mixin
    private ShownZone zone;

    /** Reads from the servers and prints to the console. */
    public Agenda(Console console) {
        super(console);
    }

    @Override
    int run(Session session) {
        check(session);
        ZoneId shown = zone.or(() -> new Views(session).zoneOfCalendar(calendar));
        var times = new TypedTimes(session, () -> shown);
        AgendaDays days = days(session, shown, times);
        if (follow) {
            return new AgendaFollowing(session, days).run();
        }
        var request = request(days, times);
        var answer = session.call(session.servers().appointmentQueries(), stub -> stub.getAgenda(request));
        print(session, days, answer);
        return ExitCode.OK;
    }

    private void check(Session session) {
        if (asOf instanceof AsOf.Version) {
            throw new ParameterException(
                    spec.commandLine(), "--as-of: a calendar's days have no version; write @POSITION or a time");
        }
        if (count < 1 || count > MOST_DAYS || week && count > 1) {
            throw new ParameterException(
                    spec.commandLine(), "--days: must be 1 to %d, and does not go with --week".formatted(MOST_DAYS));
        }
        if (follow && (asOf != null
                || session.format() != OutputFormat.TABLE
                || session.console().width().isEmpty())) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--follow draws what is now on a terminal; for programs there is `watch --calendar` -o jsonl");
        }
    }

    private AgendaDays days(Session session, ZoneId shown, TypedTimes times) {
        LocalDate first = day == null
                ? LocalDate.ofInstant(session.begun(), shown)
                : times.local("--day", day).toLocalDate();
        return week
                ? new AgendaDays(
                        calendar, first.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), WEEK, shown)
                : new AgendaDays(calendar, first, count, shown);
    }

    private GetAgendaRequest request(AgendaDays days, TypedTimes times) {
        var request = GetAgendaRequest.newBuilder()
                .setCalendarId(calendar)
                .setFirstDate(days.first().toString())
                .setDays(days.count())
                .setTimeZone(days.zone().getId());
        switch (asOf) {
            case null -> request.clearAsOf();
            case AsOf.Position(var position) -> request.setAsOfPosition(position);
            case AsOf.Time(var time) -> request.setAsOfTime(Instants.timestamp(times.first("--as-of", time)));
            case AsOf.Version _ -> throw new IllegalStateException("days have no version");
        }
        return request.build();
    }

    private static void print(Session session, AgendaDays days, GetAgendaResponse answer) {
        Console console = session.console();
        List<Appointment> appointments = answer.getDaysList().stream()
                .map(AgendaDay::getAppointmentsList)
                .flatMap(List::stream)
                .distinct()
                .toList();
        switch (session.format()) {
            case TABLE -> days.lines(appointments, answer.getAsOfPosition(), console.width(), session.begun())
                    .forEach(console::line);
            case JSON -> console.line(Json.document(answer));
            case JSONL -> answer.getDaysList().forEach(each -> console.line(Json.line(each)));
            case ICS -> console.raw(IcsWriter.calendar(appointments));
        }
    }
}
