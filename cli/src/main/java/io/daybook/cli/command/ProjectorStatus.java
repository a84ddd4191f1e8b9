package io.daybook.cli.command;

import io.daybook.cli.ExitCode;
import io.daybook.cli.output.Cards;
import io.daybook.cli.output.Console;
import io.daybook.cli.output.Instants;
import io.daybook.cli.output.Json;
import io.daybook.cli.output.Table;
import io.daybook.cli.text.TimeText;
import io.daybook.v1.GetProjectorStatusResponse;
import io.daybook.v1.ViewSet;
import java.time.ZoneId;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code daybook projector status}. */
@Command(
        name = "status",
        description = "Show how far the views are, which sets of them there are, and what went wrong with them.",
        footer = {
            "  daybook projector status",
            "  daybook projector status -o json",
            "",
            "Exit codes: see daybook --help."
        })
public final class ProjectorStatus extends ProjectorCommand {

    /** Asks a projector and prints to the console. */
    public ProjectorStatus(Console console) {
        super(console);
    }

    @Override
    int run(Session session) {
        session.refuseIcs();
        GetProjectorStatusResponse status = status(session);
        Console console = session.console();
        switch (session.format()) {
            case TABLE -> {
                card(status).forEach(console::line);
                console.line("");
                sets(status.getViewSetsList()).forEach(console::line);
            }
            case JSON -> console.line(Json.document(status));
            case JSONL -> console.line(Json.line(status));
            case ICS -> throw session.unprintable();
        }
        return ExitCode.OK;
    }

    private static List<String> card(GetProjectorStatusResponse status) {
        return new Table()
                .row("log", status.hasHeadPosition() ? "ends at position " + status.getHeadPosition() : "cannot be asked")
                .row("behind", status.hasLag() ? status.getLag() + " events" : "unknown")
                .row("parked", "%d events of %d entities".formatted(status.getDeadLetterCount(), status.getBlockedEntityCount()))
                .row("overlaps", "%d found since it was started".formatted(status.getOverlapCount()))
                .row("stream holes", "%d found since it was started".formatted(status.getStreamHoleCount()))
                .row("this one", status.getWriting() ? "writes the views" : "stands by")
                .row("epoch", Long.toString(status.getEpoch()))
                .row("format", Integer.toString(status.getFormat()))
                .lines();
    }

    private static List<String> sets(List<ViewSet> sets) {
        var table = new Table("VIEW SET", "STATE", "POSITION", "COMPLETE FROM", "CHANGED", "RETIRED");
        for (ViewSet set : sets) {
            table.row(
                    Long.toString(set.getGeneration()),
                    Cards.state(set.getState()),
                    Long.toString(set.getPosition()),
                    Long.toString(set.getCompleteFrom()),
                    TimeText.instant(Instants.of(set.getUpdateTime()), ZoneId.systemDefault()),
                    set.hasRetireTime()
                            ? TimeText.instant(Instants.of(set.getRetireTime()), ZoneId.systemDefault())
                            : "");
        }
        return table.lines();
    }
}
