package io.daybook.cli.command;

import io.daybook.cli.ExitCode;
import io.daybook.cli.output.Console;
import io.daybook.cli.output.Instants;
import io.daybook.cli.output.Json;
import io.daybook.cli.output.Table;
import io.daybook.cli.text.TimeText;
import io.daybook.v1.DeadLetter;
import io.daybook.v1.EntityType;
import io.daybook.v1.ListDeadLettersRequest;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;

/** {@code daybook projector dead-letters list}. */
@Command(
        name = "list",
        description = "List the events that could not be applied to the views, and those that wait behind them.",
        footer = {
            "  daybook projector dead-letters list",
            "  daybook projector dead-letters list -o jsonl",
            "",
            "Exit codes: see daybook --help."
        })
public final class DeadLetterList extends ProjectorCommand {

    private static final String TYPE_PREFIX = "ENTITY_TYPE_";

    /** Asks a projector and prints to the console. */
    public DeadLetterList(Console console) {
        super(console);
    }

    @Override
    int run(Session session) {
        List<DeadLetter> letters = Pages.all(token -> read(session, token));
        Console console = session.console();
        switch (session.format()) {
            case TABLE -> table(console, letters).forEach(console::line);
            case JSON -> console.line(Json.array(letters));
            case JSONL -> letters.forEach(letter -> console.line(Json.line(letter)));
            case ICS -> throw session.unprintable();
        }
        return ExitCode.OK;
    }

    private static Pages.Page<DeadLetter> read(Session session, String token) {
        var request = ListDeadLettersRequest.newBuilder()
                .setPageSize(Pages.LARGEST)
                .setPageToken(token)
                .build();
        var answer = session.call(session.servers().projector(), stub -> stub.listDeadLetters(request));
        return new Pages.Page<>(answer.getDeadLettersList(), answer.getNextPageToken());
    }

    private static List<String> table(Console console, List<DeadLetter> letters) {
        if (letters.isEmpty()) {
            console.message("No events are parked.");
            return List.of();
        }
        var table = new Table("POSITION", "ENTITY", "EVENT", "PARKED", "ERROR");
        for (DeadLetter letter : letters) {
            table.row(
                    Long.toString(letter.getPosition()),
                    kind(letter.getEntityType()) + " " + letter.getEntityId(),
                    letter.getEventType(),
                    TimeText.instant(Instants.of(letter.getParkTime()), ZoneId.systemDefault()),
                    letter.getError());
        }
        return table.lines();
    }

    private static String kind(EntityType type) {
        return type.name().replace(TYPE_PREFIX, "").toLowerCase(Locale.ROOT);
    }
}
