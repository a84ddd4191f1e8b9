package io.daybook.command.sequencer;

import io.grpc.Deadline;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A command in the queue and the caller who waits for its outcome.
 *
 * @param request  the command
 * @param deadline when its caller stops waiting; a command whose deadline has passed is not taken up
 * @param outcome  completed once, after the commit
 */
record PendingCommand(
        CommandRequest request, Optional<Deadline> deadline, CompletableFuture<CommandOutcome> outcome) {

    boolean isExpired() {
        return deadline.filter(Deadline::isExpired).isPresent();
    }
}
