package io.daybook.command.service;

import io.daybook.command.log.Database;
import io.daybook.command.log.EventLog;
import io.daybook.command.log.Fingerprint;
import io.daybook.command.log.Receipt;
import io.daybook.command.sequencer.CommandOutcome.Done;
import io.daybook.command.sequencer.CommandOutcome.DoneBefore;
import io.daybook.command.sequencer.CommandOutcome.Refused;
import io.daybook.command.sequencer.CommandOutcome.RequestIdReused;
import io.daybook.command.sequencer.CommandRequest;
import io.daybook.command.sequencer.EntityCommand;
import io.daybook.command.sequencer.Sequencer;
import io.daybook.scheduling.message.EntitySnapshot;
import io.daybook.scheduling.message.Times;
import io.daybook.service.RequestContext;
import io.daybook.service.ServiceException;
import io.daybook.v1.CommandReceipt;
import io.daybook.v1.Event;
import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/** Hands commands to the sequencer and answers what becomes of them. Never blocks. Safe for use by many threads. */
final class CommandGateway {

    /** Many retry at once after an outage; they must not keep the sequencer from its connection. */
    private static final int MAX_REPLAYS = 2;

    private final Semaphore replays = new Semaphore(MAX_REPLAYS);
    private final EventLog log = new EventLog();
    private final Sequencer sequencer;
    private final Database database;

    CommandGateway(Sequencer sequencer, Database database) {
        this.sequencer = sequencer;
        this.database = database;
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
     * Executes a command, and answers once it is durable, or refused, or the call's deadline has passed.
     *
     * @param answer may be called by another thread, after this method has returned
     * @param shape  makes the answer
     * @throws ServiceException if the command is not even queued
     */
    <A> void execute(EntityCommand command, Terms terms, StreamObserver<A> answer, Function<Done, A> shape) {
        var request = new CommandRequest(
                command,
                terms.requestId(),
                terms.fingerprint(),
                terms.expectedVersion(),
                terms.validateOnly(),
                RequestContext.current());
        var call = new Call<>(answer, shape);
        Context context = Context.current();
        sequencer.submit(request).whenComplete((came, failure) -> {
            switch (came) {
                case null -> answer.onError(failure);
                case Done done -> call.end(() -> done);
                case DoneBefore(var receipt) -> Thread.startVirtualThread(
                        context.wrap(() -> call.end(() -> doneBefore(receipt))));
                case Refused(var reason) -> answer.onError(Rejections.toServiceException(reason, command));
                case RequestIdReused() -> answer.onError(Rejections.requestIdReused());
            }
        });
    }

    /** A call that waits for its answer. */
    private record Call<A>(StreamObserver<A> answer, Function<Done, A> shape) {

        void end(Supplier<Done> done) {
            A message;
            try {
                message = shape.apply(done.get());
            } catch (RuntimeException | Error e) {
                // Else nobody would hear of it, and the caller would wait.
                answer.onError(e);
                return;
            }
            answer.onNext(message);
            answer.onCompleted();
        }
    }

    static CommandReceipt receipt(Done done) {
        return CommandReceipt.newBuilder()
                .setId(done.entity().id())
                .setVersion(done.version())
                .setPosition(done.position())
                .setCommitTime(Times.timestamp(done.commitTime()))
                .build();
    }

    /** The answer that the first request of this id got: the entity as that one left it, whatever happened since. */
    private Done doneBefore(Receipt receipt) {
        acquireReplay();
        try {
            return replay(receipt);
        } finally {
            replays.release();
        }
    }

    /** Nothing is read for a caller who has given up. */
    private void acquireReplay() {
        try {
            if (!replays.tryAcquire(patience(), TimeUnit.NANOSECONDS)) {
                throw outcomeUnknown();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw outcomeUnknown();
        }
    }

    private Done replay(Receipt receipt) {
        EntitySnapshot entity = EntitySnapshot.none(receipt.entityType(), receipt.entityId());
        var events = new ArrayList<Event>();
        for (Event event :
                log.readEntity(database.sql(), receipt.entityType(), receipt.entityId(), receipt.version())) {
            entity = entity.apply(event);
            if (event.getRequestId().equals(receipt.requestId().toString())) {
                events.add(event);
            }
        }
        return new Done(receipt.version(), receipt.position(), receipt.commitTime(), entity, events);
    }

    private static long patience() {
        Deadline deadline = Context.current().getDeadline();
        return deadline == null ? Long.MAX_VALUE : deadline.timeRemaining(TimeUnit.NANOSECONDS);
    }

    private static ServiceException outcomeUnknown() {
        return ServiceException.outcomeUnknown("the database did not answer in time");
    }
}
