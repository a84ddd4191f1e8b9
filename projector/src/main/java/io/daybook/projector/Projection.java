package io.daybook.projector;

import io.daybook.service.Dependencies;
import io.daybook.views.Checkpoint;
import io.daybook.views.Views;
import io.nats.client.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the views up to date while it holds the lease. Whenever anything fails it is run anew, and goes on from the
 * checkpoint with nothing remembered: no event is skipped, and events that are applied again change nothing.
 */
final class Projection {

    private static final Duration STANDBY_POLL = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(Projection.class);

    private final OverlapAudit audit = new OverlapAudit();
    private final Clock clock = Clock.systemUTC();
    private final Views views;
    private final EventLog log;
    private final Connection nats;
    private final Checkpoints checkpoints;
    private final Notices notices;
    private final LeaseClaim claim;
    private volatile Optional<Lease> lease = Optional.empty();

    Projection(Views views, EventLog log, Connection nats) {
        this.views = views;
        this.log = log;
        this.nats = nats;
        this.checkpoints = new Checkpoints(views, clock);
        this.notices = new Notices(nats);
        this.claim = new LeaseClaim(views, UUID.randomUUID().toString(), System::nanoTime);
    }

    /** Takes the lease, or waits a moment for it, and projects until it is lost. */
    void run() throws InterruptedException {
        lease = claim.tryTake();
        if (lease.isEmpty()) {
            LOG.debug("another projector holds the lease");
            TimeUnit.MILLISECONDS.sleep(STANDBY_POLL.toMillis());
            return;
        }
        try (var feed = new EventFeed(nats, log)) {
            project(lease.get(), feed);
        } catch (ViewsAheadOfLogException e) {
            LOG.error("{}; the views are filled anew", e.getMessage());
            checkpoints.discard();
        }
    }

    /** Lets another projector take over at once. To be called when this one runs no more. */
    void release() {
        lease.ifPresent(Lease::release);
    }

    private void project(Lease held, EventFeed feed) throws InterruptedException {
        Checkpoint checkpoint = checkpoint(held, feed);
        if (checkpoint.epoch() != held.epoch()) {
            LOG.info("another projector took over");
            return;
        }
        var mongo = new MongoViews(views);
        var fold = new BatchFold(mongo, mongo.blockedEntities(), audit, clock);
        var writer = new ViewWriter(views);
        long position = checkpoint.position();
        LOG.info("this projector writes the views, from position {} on, in epoch {}", position + 1, held.epoch());
        notices.send(new Changes(List.of(), List.of(), List.of(), List.of()), position);
        while (held.isHeld()) {
            List<LogEntry> batch = feed.next(position + 1);
            if (batch.isEmpty()) {
                continue;
            }
            Changes changes = fold.fold(batch);
            writer.write(changes);
            long reached = batch.getLast().position();
            if (!checkpoints.move(held.epoch(), position, reached)) {
                break;
            }
            position = reached;
            notices.send(changes, position);
        }
        LOG.warn("the lease was lost, or the views were wiped, at position {}", position);
    }

    /** The checkpoint to go on from; a first one, of views emptied of what a wipe or another release may have left. */
    private Checkpoint checkpoint(Lease held, EventFeed feed) throws InterruptedException {
        Optional<Checkpoint> left = checkpoints.takeOver(held.epoch());
        if (left.isPresent()) {
            views.createIndexes();
            return left.get();
        }
        long head = Dependencies.await("the stream or a command server, to learn where the log ends", feed::head);
        var first = new Checkpoint(0, head, held.epoch(), clock.instant());
        LOG.info("the views are filled from the log, complete from position {} on", first.completeFrom());
        views.clear();
        checkpoints.begin(first);
        return checkpoints.takeOver(held.epoch()).orElse(first);
    }
}
