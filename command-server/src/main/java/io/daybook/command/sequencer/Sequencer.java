package io.daybook.command.sequencer;

import io.daybook.command.log.Database;
import io.daybook.command.sequencer.EntityCommand.ForSeries;
import io.daybook.service.ServiceException;
import io.daybook.v1.ErrorReason;
import io.daybook.v1.Event;
import io.grpc.Context;
import io.grpc.Status.Code;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writer of this server: commands queue, and one thread drains the queue into batches, each of which is decided
 * and committed as one transaction. While a batch commits the next one gathers, so that the more callers there are, the
 * more of them share one fsync. Safe for use by many threads.
 */
public final class Sequencer implements AutoCloseable {

    /** Longer queues only make callers wait beyond their deadlines. */
    private static final int QUEUE_CAPACITY = 10_000;

    /** Bounds the time a batch holds the log's lock, which other servers wait for: how many single commands it takes. */
    private static final int MAX_BATCH = 512;

    private static final int SERIES_WEIGHT = 64;

    private static final Duration RETRY_WHEN_FULL = Duration.ofMillis(200);
    private static final Duration STOP_TIME = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(Sequencer.class);

    private final BlockingQueue<PendingCommand> queue = new ArrayBlockingQueue<>(QUEUE_CAPACITY);
    private final BatchTransaction transaction;
    private final Consumer<List<Event>> afterCommit;
    private final Thread thread;
    private volatile boolean closed;

    private Sequencer(Database database, Clock clock, Consumer<List<Event>> afterCommit) {
        this.transaction = new BatchTransaction(database, clock, this::answer);
        this.afterCommit = afterCommit;
        this.thread = Thread.ofPlatform().name("sequencer").daemon().unstarted(this::run);
    }

    /**
     * Starts a sequencer.
     *
     * @param database    holds the log
     * @param clock       gives commit times
     * @param afterCommit given the events of each commit that stored any, in the log's order
     */
    public static Sequencer start(Database database, Clock clock, Consumer<List<Event>> afterCommit) {
        var sequencer = new Sequencer(database, clock, afterCommit);
        sequencer.thread.start();
        return sequencer;
    }

    /**
     * Queues a command.
     *
     * @return its outcome, once that is durable; fails with a {@link ServiceException} if it was not taken up, or what
     *     became of it is unknown when the gRPC call ends that is being handled on this thread
     * @throws ServiceException RESOURCE_EXHAUSTED if the queue is full, UNAVAILABLE if the server is stopping
     */
    public CompletableFuture<CommandOutcome> submit(CommandRequest request) {
        Context context = Context.current();
        var pending = new PendingCommand(request, Optional.ofNullable(context.getDeadline()));
        if (closed) {
            throw stopping();
        }
        if (!queue.offer(pending)) {
            throw ServiceException.of(
                            Code.RESOURCE_EXHAUSTED,
                            ErrorReason.ERROR_REASON_OVERLOADED,
                            "%,d commands are waiting already".formatted(QUEUE_CAPACITY))
                    .retryAfter(RETRY_WHEN_FULL);
        }
        if (closed) {
            // Closing may have emptied the queue just before the offer.
            refuseAllQueued();
        }
        context.addListener(_ -> pending.giveUp(), Runnable::run);
        return pending.outcome();
    }

    /** Decides what is queued, then stops. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            if (!thread.join(STOP_TIME)) {
                LOG.warn("the sequencer did not stop within {} s", STOP_TIME.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        refuseAllQueued();
    }

    private void run() {
        var batch = new ArrayList<PendingCommand>(MAX_BATCH);
        while (!closed || !queue.isEmpty()) {
            if (gather(batch)) {
                execute(List.copyOf(batch));
            }
            batch.clear();
        }
    }

    /** Waits for a command and takes it with whatever else is there by then. */
    private boolean gather(List<PendingCommand> batch) {
        try {
            if (!closed) {
                batch.add(queue.take());
            }
        } catch (InterruptedException e) {
            LOG.debug("closing");
        }
        int weight = batch.stream().mapToInt(Sequencer::weight).sum();
        for (PendingCommand next = queue.peek(); next != null && weight + weight(next) <= MAX_BATCH; next = queue.peek()) {
            weight += weight(next);
            batch.add(queue.remove());
        }
        return !batch.isEmpty();
    }

    /** A series is up to a thousand bookings in one, though few are. */
    private static int weight(PendingCommand command) {
        return command.request().command() instanceof ForSeries ? SERIES_WEIGHT : 1;
    }

    private void execute(List<PendingCommand> batch) {
        List<PendingCommand> live = batch.stream().filter(PendingCommand::take).toList();
        if (!live.isEmpty()) {
            List<Event> stored = store(live);
            if (!stored.isEmpty()) {
                tellAfterCommit(stored);
            }
        }
    }

    /** Whatever happens, also an Error: the only writer goes on, and nobody is left waiting. */
    private List<Event> store(List<PendingCommand> live) {
        try {
            return transaction.run(live);
        } catch (Throwable e) {
            LOG.error("a batch of {} commands failed", live.size(), e);
            transaction.forget();
            live.forEach(pending -> pending.outcome().completeExceptionally(e));
            return List.of();
        }
    }

    /** Answers are made elsewhere while others wait for the next batch, which must not wait for them. */
    private void answer(Runnable answers) {
        if (queue.isEmpty()) {
            answers.run();
        } else {
            Thread.startVirtualThread(answers);
        }
    }

    /** The events are stored and their callers answered; whoever fails to hear of it must not stop the next batch. */
    private void tellAfterCommit(List<Event> stored) {
        try {
            afterCommit.accept(stored);
        } catch (RuntimeException e) {
            LOG.warn("after a commit: {}", e.toString());
        }
    }

    private void refuseAllQueued() {
        for (PendingCommand left = queue.poll(); left != null; left = queue.poll()) {
            left.outcome().completeExceptionally(stopping());
        }
    }

    private static ServiceException stopping() {
        return ServiceException.unavailable("server", "the server is stopping");
    }
}
