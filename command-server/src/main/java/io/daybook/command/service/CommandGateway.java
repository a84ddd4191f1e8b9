package io.daybook.command.service;

import io.daybook.command.log.Fingerprint;
import io.daybook.command.sequencer.CommandOutcome;
import io.daybook.command.sequencer.CommandOutcome.Done;
import io.daybook.command.sequencer.CommandOutcome.Refused;
import io.daybook.command.sequencer.CommandOutcome.RequestIdReused;
import io.daybook.command.sequencer.CommandRequest;
import io.daybook.command.sequencer.EntityCommand;
import io.daybook.command.sequencer.Sequencer;
import io.daybook.scheduling.message.Times;
import io.daybook.service.RequestContext;
import io.daybook.v1.CommandReceipt;
import java.util.UUID;
import java.util.concurrent.CompletionException;

/** Hands commands to the sequencer and waits for what becomes of them. Safe for use by many threads. */
final class CommandGateway {

    private final Sequencer sequencer;

    CommandGateway(Sequencer sequencer) {
        this.sequencer = sequencer;
    }

    /**
     * What every command request has besides the command.
     *
     * @param requestId       id under which it is applied at most once
     * @param fingerprint     tells whether a repeated request id comes with the same request
     * @param expectedVersion version the entity must have, 0 if any
     * @param validateOnly    whether to store nothing
     */
    record Terms(UUID requestId, Fingerprint fingerprint, long expectedVersion, boolean validateOnly) {}

    /**
     * Executes a command.
     *
     * @throws io.daybook.service.ServiceException if it is refused or fails
     */
    Done execute(EntityCommand command, Terms terms) {
        var request = new CommandRequest(
                command,
                terms.requestId(),
                terms.fingerprint(),
                terms.expectedVersion(),
                terms.validateOnly(),
                RequestContext.current());
        return switch (outcome(request)) {
            case Done done -> done;
            case Refused(var reason) -> throw Rejections.toServiceException(reason, command);
            case RequestIdReused() -> throw Rejections.requestIdReused();
        };
    }

    static CommandReceipt receipt(Done done) {
        return CommandReceipt.newBuilder()
                .setId(done.entity().id())
                .setVersion(done.version())
                .setPosition(done.position())
                .setCommitTime(Times.timestamp(done.commitTime()))
                .build();
    }

    private CommandOutcome outcome(CommandRequest request) {
        try {
            return sequencer.submit(request).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
