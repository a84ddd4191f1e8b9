package io.daybook.cli.command;

import io.daybook.cli.output.Console;
import io.daybook.v1.RebuildViewsRequest;
import picocli.CommandLine.Command;

/** {@code daybook projector rebuild}. */
@Command(
        name = "rebuild",
        description = {
            "Fill a new set of views from the log, beside the one that is read. When it is as far, it is read instead."
        },
        footer = {
            "  daybook projector rebuild",
            "  daybook projector rebuild --wait",
            "",
            "Exit codes: see daybook --help."
        })
public final class ProjectorRebuild extends ProjectorChange {

    /** Asks a projector and prints to the console. */
    public ProjectorRebuild(Console console) {
        super(console);
    }

    @Override
    Begun begin(Session session) {
        var request = RebuildViewsRequest.getDefaultInstance();
        var answer = session.call(session.servers().projector(), stub -> stub.rebuildViews(request));
        return new Begun(answer, answer.getGeneration());
    }
}
