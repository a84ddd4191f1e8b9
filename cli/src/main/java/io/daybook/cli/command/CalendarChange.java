package io.daybook.cli.command;

import com.google.protobuf.Message;
import io.daybook.cli.output.Cards;
import io.daybook.cli.output.Console;
import io.daybook.cli.output.Json;
import io.daybook.cli.output.OutputFormat;
import io.daybook.v1.Calendar;
import io.daybook.v1.CommandReceipt;

/** A command that changes a calendar. */
abstract class CalendarChange extends ChangeCommand {

    CalendarChange(Console console) {
        super(console);
    }

    @Override
    final int run(Session session) {
        if (session.format() == OutputFormat.ICS) {
            throw session.unprintable();
        }
        return change(session);
    }

    /** Sends the request and finishes with the answer. */
    abstract int change(Session session);

    /** Prints the answer and, if asked to, waits until the views show it. */
    final int finish(Session session, Message answer, CommandReceipt receipt, Calendar calendar) {
        print(session, answer, calendar);
        return settle(session, receipt, () -> new Views(session).calendar(receipt.getId(), receipt.getPosition()));
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
