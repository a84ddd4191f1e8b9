package io.daybook.cli.command;

import com.google.protobuf.Message;
import io.daybook.cli.output.Cards;
import io.daybook.cli.output.Console;
import io.daybook.cli.output.Json;
import io.daybook.v1.Calendar;
import io.daybook.v1.CommandReceipt;
import io.daybook.v1.UpdateCalendarResponse;

/** A command that changes a calendar. */
abstract class CalendarChange extends ChangeCommand {

    CalendarChange(Console console) {
        super(console);
    }

    @Override
    final int run(Session session) {
        session.refuseIcs();
        return change(session);
    }

    /** Sends the request and finishes with the answer. */
    abstract int change(Session session);

    /** Prints the answer and, if asked to, waits until the views show it. */
    final int finish(Session session, Message answer, CommandReceipt receipt, Calendar calendar) {
        print(session, answer, calendar);
        return settle(session, receipt, () -> new Views(session).calendar(receipt.getId(), receipt.getPosition()));
    }

    /** Finishes with the answer to an update, and warns of appointments that do not fit the rules any more. */
    final int finish(Session session, UpdateCalendarResponse answer) {
        Misfits.tell(session.console(), answer);
        return finish(session, answer, answer.getReceipt(), answer.getCalendar());
    }

    /** Prints a calendar, or the answer it came in. */
    static void print(Session session, Message answer, Calendar calendar) {
        switch (session.format()) {
            case TABLE -> Cards.of(calendar).forEach(session.console()::line);
            case JSON -> session.console().line(Json.document(answer));
            case JSONL -> session.console().line(Json.line(answer));
            case ICS -> throw session.unprintable();
        }
    }
}
