package io.daybook.cli.command;

import io.daybook.cli.output.Console;
import io.daybook.v1.SkipDeadLetterRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code daybook projector dead-letters skip}. */
@Command(
        name = "skip",
        description = {
            "Leave an event out of the views for good, and try those behind it again: a rebuild. The event changes nothing but the"
                    + " version of its entity; the log keeps it."
        },
        footer = {
            "  daybook projector dead-letters skip 4711 --reason \"of a withdrawn release\"",
            "",
            "Exit codes: see daybook --help."
        })
public final class DeadLetterSkip extends ProjectorChange {

    @Parameters(paramLabel = "POSITION", description = "Position of the event, the first one of its entity that is parked.")
    private long position;

    @Option(names = "--reason", paramLabel = "TEXT", order = 1, description = "Why, for those who ask later.")
    private String reason = "";

    /** Asks a projector and prints to the console. */
    public DeadLetterSkip(Console console) {
        super(console);
    }

    @Override
    Begun begin(Session session) {
        var request = SkipDeadLetterRequest.newBuilder()
                .setPosition(position)
                .setReason(reason)
                .build();
        var answer = session.call(session.servers().projector(), stub -> stub.skipDeadLetter(request));
        return new Begun(answer, answer.getGeneration());
    }
}
