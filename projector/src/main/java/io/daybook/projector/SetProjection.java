package io.daybook.projector;

import io.daybook.views.CatalogChanges;
import io.daybook.views.Checkpoint;
import io.daybook.views.DeadLetter;
import io.daybook.views.SkippedEvent;
import io.daybook.views.ViewSets;
import io.daybook.views.Views;
import io.nats.client.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings one set of views forward, batch by batch, from its checkpoint on. For one thread; useless after a failure. */
final class SetProjection implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SetProjection.class);

    private final long generation;
    private final long epoch;
    private final EventFeed feed;
    private final BatchFold fold;
    private final ViewWriter writer;
    private final CatalogChanges catalog;
    private long position;

    private SetProjection(Checkpoint from, long epoch, EventFeed feed, BatchFold fold, ViewWriter writer, CatalogChanges catalog) {
        this.generation = from.generation();
        this.epoch = epoch;
        this.feed = feed;
        this.fold = fold;
        this.writer = writer;
        this.catalog = catalog;
        this.position = from.position();
    }

    /**
     * What the projections of all sets share.
     *
     * @param sets    the sets
     * @param catalog where their checkpoints are moved
     * @param log     the log itself
     * @param nats    where the stream is
     * @param clock   tells when events are parked
     * @param holes   counts how often the stream does not go on with the next position
     */
    record Sources(
            ViewSets sets, CatalogChanges catalog, EventLog log, Connection nats, Clock clock, LongAdder holes) {}

    /** Goes on with a set, as the holder of an epoch. */
    static SetProjection open(Sources sources, Checkpoint from, long epoch, OverlapAudit audit) {
        Views views = sources.sets().views(from.generation());
        views.createIndexes();
        var mongo = new MongoViews(views);
        var writer = new ViewWriter(views, epoch);
        writer.unparkAfter(from.position());
        Set<EntityKey> blocked = mongo.blockedEntities(from.position());
        var fold = new BatchFold(mongo, blocked, skipped(sources.sets()), audit, sources.clock());
        var feed = new EventFeed(sources.nats(), sources.log(), sources.holes());
        return new SetProjection(from, epoch, feed, fold, writer, sources.catalog());
    }

    private static Map<Long, EntityKey> skipped(ViewSets sets) {
        return sets.skipped().stream()
                .collect(Collectors.toMap(
                        SkippedEvent::position, event -> new EntityKey(event.entityType(), event.entityId())));
    }

    /** Every event up to here is in the set. */
    long position() {
        return position;
    }

    long generation() {
        return generation;
    }

    /**
     * Takes what comes next, and waits a while if nothing is there.
     *
     * @return what it changed; empty if the set is no longer this holder's to write
     */
    Optional<Changes> step(Duration wait) throws InterruptedException {
        List<LogEntry> batch = feed.next(position + 1, wait);
        if (batch.isEmpty()) {
            return Optional.of(Changes.NONE);
        }
        Changes changes = fold.fold(batch);
        writer.write(changes);
        long reached = batch.getLast().position();
        if (!catalog.move(epoch, generation, position, reached)) {
            return Optional.empty();
        }
        position = reached;
        // Not before: a state that is missing because the views were just wiped is no fault of the event.
        changes.deadLetters().forEach(SetProjection::tell);
        return Optional.of(changes);
    }

    private static void tell(DeadLetter letter) {
        LOG.error(
                "event {} of {} {} is parked: {}",
                letter.position(),
                letter.entityType(),
                letter.entityId(),
                letter.error());
    }

    @Override
    public void close() {
        feed.close();
    }
}
