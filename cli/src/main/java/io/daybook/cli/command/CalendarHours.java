package io.daybook.cli.command;

import com.google.protobuf.FieldMask;
import io.daybook.cli.ExitCode;
import io.daybook.cli.output.Console;
import io.daybook.cli.output.OutputFormat;
import io.daybook.cli.output.RulesText;
import io.daybook.cli.output.Table;
import io.daybook.v1.Calendar;
import io.daybook.v1.CalendarRules;
import io.daybook.v1.UpdateCalendarRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code daybook calendar hours}. */
@Command(
        name = "hours",
        description = {
            "Show or set the opening hours of a calendar.",
            "",
            "Without any hours a calendar is open always. All times are on the wall clock of its zone. Appointments that are"
                    + " booked stay; those that do not fit the new hours are told."
        },
        footer = {
            "  daybook calendar hours team",
            "  daybook calendar hours team \\",
            "      --weekly \"mon-fri 09:00-12:30,13:30-17:00; sat 10:00-14:00\"",
            "  daybook calendar hours team --closed 2027-12-24..2027-12-26 \\",
            "      --open \"2027-12-31 10:00-14:00\"",
            "  daybook calendar hours team --as-usual 2027-12-24",
            "",
            "Exit codes: see daybook --help."
        })
public final class CalendarHours extends CalendarChange {

    @Parameters(paramLabel = "ID", description = "The calendar.")
    private String id;

    @Mixin
    private HoursOptions hours;

    @Mixin
    private ExpectedVersion expected;

    private CalendarRules sent = CalendarRules.getDefaultInstance();

    /** Updates at the servers and prints to the console. */
    public CalendarHours(Console console) {
        super(console);
    }

    @Override
    int change(Session session) {
        hours.check(spec);
        return hours.isEmpty() ? show(session) : set(session);
    }

    @Override
    String nameOfField(String field) {
        return hours.nameOf(field, sent).orElseGet(() -> super.nameOfField(field));
    }

    private int show(Session session) {
        var answer = new Views(session).calendar(id, 0);
        if (session.format() != OutputFormat.TABLE) {
            print(session, answer, answer.getCalendar());
            return ExitCode.OK;
        }
        var card = new Table();
        RulesText.addHours(card, answer.getCalendar().getRules());
        card.lines().forEach(session.console()::line);
        return ExitCode.OK;
    }

    /**
     * Sets. Dates are added to those that are there, so these must not change meanwhile: unless the caller names a version,
     * it is the one that was read.
     */
    private int set(Session session) {
        var now = hours.addToDates() ? new CalendarProbe(session).calendar(id) : Calendar.getDefaultInstance();
        var mask = FieldMask.newBuilder();
        sent = hours.applyTo(now.getRules(), mask);
        var request = UpdateCalendarRequest.newBuilder()
                .setRequestId(write.requestId)
                .setExpectedVersion(expected.version > 0 ? expected.version : now.getVersion())
                .setValidateOnly(write.dryRun)
                .setCalendarId(id)
                .setRules(sent)
                .setUpdateMask(mask)
                .build();
        return finish(
                session, send(session, session.servers().calendarCommands(), stub -> stub.updateCalendar(request)));
    }
}
