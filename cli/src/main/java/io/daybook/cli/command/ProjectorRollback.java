package io.daybook.cli.command;

import io.daybook.cli.output.Console;
import io.daybook.v1.RollbackViewsRequest;
import picocli.CommandLine.Command;

/** {@code daybook projector rollback}. */
@Command(
        name = "rollback",
        description = {
            "Read the set of views again that was read before, as long as it is kept. It is brought up to date first."
        },
        footer = {
            "  daybook projector rollback --wait",
            "",
            "Exit codes: see daybook --help."
        })
public final class ProjectorRollback extends ProjectorChange {

    /** Asks a projector and prints to the console. */
    public ProjectorRollback(Console console) {
        super(console);
    }

    @Override
    Begun begin(Session session) {
        var request = RollbackViewsRequest.getDefaultInstance();
        var answer = session.call(session.servers().projector(), stub -> stub.rollbackViews(request));
        return new Begun(answer, answer.getGeneration());
    }
}
