package io.daybook.projector;

import io.daybook.projector.SetProjection.Sources;
import io.daybook.views.Checkpoint;
import io.daybook.views.ViewCatalog;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the set that is to be read next, if there is one, to where the live one is, and puts it in its place; drops those that
 * were read before when their time is over. What is to be done stands in the catalog, so that another projector goes on with it
 * after a crash. For the one thread that also brings the live set forward: while it flips, that stands still.
 */
final class Succession implements AutoCloseable {

    /** How often the catalog is looked at. */
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** How long its events are waited for: meanwhile the live set waits as well. */
    private static final Duration WAIT = Duration.ofMillis(20);

    private static final Logger LOG = LoggerFactory.getLogger(Succession.class);

    private final OverlapAudit audit = OverlapAudit.silent();
    private final Sources sources;
    private final long epoch;
    private final Retention retention;
    private Optional<SetProjection> next = Optional.empty();
    private OptionalLong writtenUntil = OptionalLong.empty();
    private long lookedNanos = System.nanoTime() - LOOK_NANOS;

    Succession(Sources sources, long epoch, Retention retention) {
        this.sources = sources;
        this.epoch = epoch;
        this.retention = retention;
    }

    /** Whether a set is being brought to where the live one is. */
    boolean isUnderWay() {
        return next.isPresent();
    }

    /**
     * Goes one batch on, or all that is left if that is not more.
     *
     * @param livePosition where the live set is and stays meanwhile
     * @return whether there is nothing more to do for the holder of this epoch: another set is live, or the catalog is no longer
     *     its own
     */
    boolean advance(long livePosition) throws InterruptedException {
        long now = System.nanoTime();
        if (now - lookedNanos >= LOOK_NANOS) {
            lookedNanos = now;
            Optional<ViewCatalog> catalog = mine();
            if (catalog.isEmpty()) {
                return true;
            }
            catalog.ifPresent(this::look);
        }
        return next.isPresent() && advance(next.get(), livePosition);
    }

    @Override
    public void close() {
        next.ifPresent(SetProjection::close);
    }

    private void look(ViewCatalog catalog) {
        if (next.isEmpty() && catalog.nextCheckpoint().isPresent()) {
            Checkpoint from = catalog.nextCheckpoint().get();
            LOG.info("view set {} is filled beside set {}, from position {} on", from.generation(), catalog.live(), from.position() + 1);
            next = Optional.of(SetProjection.open(sources, from, epoch, audit));
        }
        dropOld(catalog);
    }

    private boolean advance(SetProjection set, long livePosition) throws InterruptedException {
        long before;
        do {
            before = set.position();
            if (set.step(WAIT).isEmpty()) {
                return true;
            }
            boolean endIsNear = livePosition - set.position() <= EventFeed.MAX_BATCH;
            if (set.position() >= livePosition) {
                return holdsAllThatWasRead(livePosition) && flip(set);
            }
            if (!endIsNear) {
                return false;
            }
        } while (set.position() > before);
        return false;
    }

    /**
     * Whether the live set has no documents newer than its checkpoint. Who wrote it before may have died in the middle of a batch,
     * and readers may have seen of that what another set would not have yet.
     */
    private boolean holdsAllThatWasRead(long livePosition) {
        if (writtenUntil.isEmpty()) {
            // Later than the last batch of whoever wrote before. The log knows best: a stream may have lost or gained some.
            var end = new LogHead(sources.nats(), sources.log());
            OptionalLong ofLog = end.ofLog();
            writtenUntil = ofLog.isPresent() ? ofLog : end.ofStream();
        }
        return writtenUntil.isPresent() && livePosition >= writtenUntil.getAsLong();
    }

    private boolean flip(SetProjection set) {
        Optional<ViewCatalog> catalog = mine().filter(mine -> mine.next() == set.generation());
        if (catalog.isPresent() && sources.catalog().flip(epoch, catalog.get())) {
            LOG.info("view set {} is read from now on, at position {}, in place of set {}", set.generation(), set.position(), catalog.get().live());
        }
        return true;
    }

    private Optional<ViewCatalog> mine() {
        return sources.sets().catalog().filter(catalog -> catalog.epoch() == epoch);
    }

    /** Out of the catalog first: who reads a set that is dropped learns from there that what was read may lack something. */
    private void dropOld(ViewCatalog catalog) {
        List<Long> old = catalog.checkpoints().values().stream()
                .filter(set -> set.generation() != catalog.live() && set.generation() != catalog.next())
                .filter(retention::isOver)
                .map(Checkpoint::generation)
                .toList();
        for (long generation : old) {
            if (sources.catalog().forget(epoch, catalog, generation)) {
                LOG.info("view set {} is dropped", generation);
                sources.sets().views(generation).drop();
            }
        }
    }
}
