package io.daybook.cli.command;

import io.daybook.cli.output.Console;
import io.daybook.v1.RetryDeadLettersRequest;
import picocli.CommandLine.Command;

/** {@code daybook projector dead-letters retry}. */
@Command(
        name = "retry",
        description = "Try all parked events again: a rebuild, after which nothing of them is left but what fails again.",
        footer = {
            "  daybook projector dead-letters retry --wait",
            "",
            "Exit codes: see daybook --help."
        })
public final class DeadLetterRetry extends ProjectorChange {

    /** Asks a projector and prints to the console. */
    public DeadLetterRetry(Console console) {
        super(console);
    }

    @Override
    Begun begin(Session session) {
        var request = RetryDeadLettersRequest.getDefaultInstance();
        var answer = session.call(session.servers().projector(), stub -> stub.retryDeadLetters(request));
        return new Begun(answer, answer.getGeneration());
    }
}
