package io.daybook.cli.command;

import io.daybook.cli.output.Console;
import io.daybook.v1.CloseCalendarRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code daybook calendar close}. */
@Command(
        name = "close",
        description = "Close a calendar for good: it takes no bookings any more. Its appointments stay.",
        footer = {
            "  daybook calendar close team",
            "",
            "Exit codes: see daybook --help."
        })
public final class CalendarClose extends CalendarChange {

    @Parameters(paramLabel = "ID", description = "The calendar.")
    private String id;

    @Mixin
    private ExpectedVersion expected;

    /** Closes at the servers and prints to the console. */
    public CalendarClose(Console console) {
        super(console);
    }

    @Override
    int change(Session session) {
        var request = CloseCalendarRequest.newBuilder()
                .setRequestId(write.requestId)
                .setExpectedVersion(expected.version)
                .setValidateOnly(write.dryRun)
                .setCalendarId(id)
                .build();
        var answer = send(session, session.servers().calendarCommands(), stub -> stub.closeCalendar(request));
        return finish(session, answer, answer.getReceipt(), answer.getCalendar());
    }
}
