package io.daybook.cli.command;

import com.google.protobuf.Message;
import io.daybook.cli.ExitCode;
import io.daybook.cli.output.Console;
import io.daybook.cli.output.Json;
import picocli.CommandLine.Option;

/** A command that has another set of views read, and may wait for that. */
abstract class ProjectorChange extends ProjectorCommand {

    @Option(
            names = "--wait",
            order = 81,
            description = "Return only when that set is read. Ctrl-C ends the waiting and nothing else.")
    private boolean wait;

    ProjectorChange(Console console) {
        super(console);
    }

    /**
     * What was begun.
     *
     * @param answer     as the projector gave it
     * @param generation number of the set that is to be read
     */
    record Begun(Message answer, long generation) {}

    /** Sends the request. */
    abstract Begun begin(Session session);

    @Override
    final int run(Session session) {
        session.refuseIcs();
        Begun begun = begin(session);
        Console console = session.console();
        switch (session.format()) {
            case TABLE -> console.line("View set %d is to be read next.".formatted(begun.generation()));
            case JSON -> console.line(Json.document(begun.answer()));
            case JSONL -> console.line(Json.line(begun.answer()));
            case ICS -> throw session.unprintable();
        }
        console.flush();
        if (wait) {
            new AwaitedViewSet(session, begun.generation()).await();
        }
        return ExitCode.OK;
    }
}
