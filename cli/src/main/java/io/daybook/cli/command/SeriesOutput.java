package io.daybook.cli.command;

import com.google.protobuf.Message;
import io.daybook.cli.output.Console;
import io.daybook.cli.output.Instants;
import io.daybook.cli.output.Json;
import io.daybook.cli.output.Table;
import io.daybook.cli.server.Reasons;
import io.daybook.cli.text.TimeText;
import io.daybook.v1.BookSeriesResponse;
import io.daybook.v1.CancelSeriesResponse;
import io.daybook.v1.CommandReceipt;
import io.daybook.v1.SeriesOccurrence;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Prints what became of a series. */
final class SeriesOutput {

    private SeriesOutput() {}

    /** A series that was booked: every occurrence, and why some have no appointment. */
    static void print(Session session, BookSeriesResponse answer, ZoneId zone) {
        var lines = new ArrayList<>(card(answer.getReceipt()));
        lines.add("");
        lines.addAll(table(answer.getOccurrencesList(), zone));
        print(session, answer, lines);
        long refused = answer.getOccurrencesList().stream().filter(SeriesOutput::isRefused).count();
        long booked = answer.getOccurrencesCount() - refused;
        session.console()
                .message("%d booked%s".formatted(booked, refused == 0 ? "" : ", %d could not be".formatted(refused)));
    }

    /** A series of which something was cancelled. */
    static void print(Session session, CancelSeriesResponse answer) {
        print(session, answer, answer.getCancelledAppointmentIdsList());
        session.console().message("%d cancelled".formatted(answer.getCancelledAppointmentIdsCount()));
    }

    private static void print(Session session, Message answer, List<String> lines) {
        Console console = session.console();
        switch (session.format()) {
            case TABLE -> lines.forEach(console::line);
            case JSON -> console.line(Json.document(answer));
            case JSONL -> console.line(Json.line(answer));
            case ICS -> throw session.unprintable();
        }
        console.flush();
    }

    private static List<String> card(CommandReceipt receipt) {
        return new Table()
                .row("series", receipt.getId())
                .row("version", "%d, at position %d".formatted(receipt.getVersion(), receipt.getPosition()))
                .lines();
    }

    private static List<String> table(List<SeriesOccurrence> occurrences, ZoneId zone) {
        var table = new Table("TIME", "APPOINTMENT");
        for (SeriesOccurrence occurrence : occurrences) {
            table.row(
                    TimeText.interval(
                            Instants.of(occurrence.getStartTime()), Instants.of(occurrence.getEndTime()), zone),
                    isRefused(occurrence)
                            ? "not booked: " + Reasons.inShort(occurrence.getRefusal())
                            : occurrence.getAppointmentId());
        }
        return table.lines();
    }

    private static boolean isRefused(SeriesOccurrence occurrence) {
        return occurrence.getAppointmentId().isEmpty();
    }
}
