package io.daybook.cli.command;

import io.daybook.cli.ics.Entry;
import io.daybook.cli.ics.ImportPlan;
import io.daybook.cli.ics.Refused;
import io.daybook.cli.output.Cards;
import io.daybook.cli.output.Console;
import io.daybook.cli.output.Instants;
import io.daybook.cli.output.Json;
import io.daybook.cli.output.OutputFormat;
import io.daybook.cli.sync.Change;
import io.daybook.cli.sync.Differences;
import io.daybook.cli.sync.SyncReport;
import io.daybook.cli.text.TimeText;
import io.daybook.cli.text.Zones;
import io.daybook.v1.Appointment;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;

/** What a sync prints: a line for each round, and each remark once, however often it comes up. For one thread. */
final class SyncOutput {

    private final Session session;
    private final Console console;
    private final Set<String> told = new HashSet<>();

    SyncOutput(Session session) {
        this.session = session;
        this.console = session.console();
    }

    /** What is worth knowing about how the source was read. */
    void remarks(ImportPlan plan) {
        plan.notes().forEach(note -> tell("note: " + note));
    }

    /** What was done. */
    void print(SyncReport report, Instant at) {
        report.refused().forEach(this::tell);
        String line = "%s  %s".formatted(at.truncatedTo(ChronoUnit.SECONDS), report.summary());
        switch (session.format()) {
            case TABLE -> console.line(line);
            case JSON -> console.line(Json.array(report.changed()));
            case JSONL -> report.changed().stream().map(Json::line).forEach(console::line);
            case ICS -> throw session.unprintable();
        }
        if (session.format() != OutputFormat.TABLE) {
            console.message(line);
        }
        console.flush();
    }

    /** What would be done. */
    void print(Differences differences) {
        differences.removed().forEach(removed -> console.line("cancel    %s  %s".formatted(time(removed), removed.getTitle())));
        differences.changed().stream()
                .sorted(Comparator.comparing(change -> Instants.of(change.booked().getStartTime())))
                .forEach(this::print);
        differences.added().forEach(added -> console.line("add       %s  %s".formatted(time(added), added.title())));
        differences.unbookable().forEach(this::tell);
        console.message("Dry run: nothing is stored.");
    }

    private void print(Change change) {
        if (change.isMove()) {
            console.line("move      %s  %s: to %s"
                    .formatted(time(change.booked()), change.wanted().title(), time(change.wanted())));
        }
        if (change.isDescription()) {
            console.line("describe  %s  %s".formatted(time(change.booked()), change.wanted().title()));
        }
    }

    private void tell(Refused refused) {
        String time = refused.time().isEmpty() ? "" : ", " + refused.time();
        tell("refused: %s%s: %s".formatted(refused.title(), time, refused.reason()));
    }

    private void tell(String remark) {
        if (told.add(remark)) {
            console.message(remark);
        }
    }

    private static String time(Appointment appointment) {
        return Cards.time(appointment, Zones.known(appointment.getTimeZone()));
    }

    private static String time(Entry entry) {
        return TimeText.interval(entry.start(), entry.end(), entry.zone());
    }
}
