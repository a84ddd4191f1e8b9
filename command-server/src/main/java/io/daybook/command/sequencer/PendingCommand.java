package io.daybook.command.sequencer;

import io.daybook.service.ServiceException;
import io.daybook.v1.ErrorReason;
import io.grpc.Deadline;
import io.grpc.Status.Code;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** A command in the queue and the caller who waits for its outcome. Safe for use by many threads. */
final class PendingCommand {

    private final CommandRequest request;
    private final Optional<Deadline> deadline;
    private final CompletableFuture<CommandOutcome> outcome = new CompletableFuture<>();

    /** Whether it was taken up, or its caller has given up; whichever came first. */
    private final AtomicBoolean settled = new AtomicBoolean();

    /**
     * A command that waits.
     *
     * @param deadline when its caller stops waiting
     */
    PendingCommand(CommandRequest request, Optional<Deadline> deadline) {
        this.request = request;
        this.deadline = deadline;
    }

    CommandRequest request() {
        return request;
    }

    /** Completed once: after the commit, or when nothing came of it. */
    CompletableFuture<CommandOutcome> outcome() {
        return outcome;
    }

    /** Takes it up, if there still is somebody who waits for it. */
    boolean take() {
        if (deadline.filter(Deadline::isExpired).isPresent()) {
            giveUp();
        }
        return settled.compareAndSet(false, true);
    }

    /** Its caller waits no longer: if it was not taken up, it is not any more. */
    void giveUp() {
        outcome.completeExceptionally(settled.compareAndSet(false, true)
                ? expired()
                : ServiceException.outcomeUnknown("the database did not answer in time"));
    }

    private static ServiceException expired() {
        return ServiceException.of(
                Code.DEADLINE_EXCEEDED,
                ErrorReason.ERROR_REASON_DEADLINE_EXPIRED,
                "the deadline passed while the command was waiting; nothing was stored");
    }
}
