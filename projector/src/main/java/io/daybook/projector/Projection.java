package io.daybook.projector;

import io.daybook.projector.SetProjection.Sources;
import io.daybook.views.CatalogChanges;
import io.daybook.views.Checkpoint;
import io.daybook.views.ViewCatalog;
import io.daybook.views.ViewSets;
import io.nats.client.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the views up to date while it holds the lease: the set that is read, and beside it the one that is to take its place.
 * Whenever anything fails it is run anew, and goes on from the checkpoints with nothing remembered: no event is skipped, and
 * events that are applied again change nothing. To be run by one thread; it may be asked by many.
 */
final class Projection {

    private static final Duration STANDBY_POLL = Duration.ofSeconds(1);
    private static final Duration WAIT = Duration.ofMillis(500);
    private static final Logger LOG = LoggerFactory.getLogger(Projection.class);

    private final OverlapAudit audit = new OverlapAudit();
    private final Sources sources;
    private final Retention retention;
    private final Notices notices;
    private final LeaseClaim claim;
    private volatile Optional<Lease> lease = Optional.empty();

    /**
     * Projects the log to view sets.
     *
     * @param retention how long a set is kept after another took its place
     */
    Projection(ViewSets sets, EventLog log, Connection nats, Duration retention) {
        Clock clock = Clock.systemUTC();
        this.sources = new Sources(sets, new CatalogChanges(sets, clock), log, nats, clock, new LongAdder());
        this.retention = new Retention(retention, System::nanoTime);
        this.notices = new Notices(nats);
        this.claim = new LeaseClaim(sets, UUID.randomUUID().toString(), clock, System::nanoTime);
    }

    /** Takes the lease, or waits a moment for it, and projects until it is lost or another set is live. */
    void run() throws InterruptedException {
        lease = claim.tryTake();
        if (lease.isEmpty()) {
            LOG.debug("another projector holds the lease");
            TimeUnit.MILLISECONDS.sleep(STANDBY_POLL.toMillis());
            return;
        }
        try {
            project(lease.get());
        } catch (ViewsAheadOfLogException e) {
            LOG.error("{}; the views are filled anew", e.getMessage());
            sources.catalog().discard(lease.get().epoch());
        }
    }

    /** The epoch in which this projector writes, or wrote last; empty while another one holds the lease. */
    Optional<Long> epoch() {
        return lease.map(Lease::epoch);
    }

    /** How many overlaps this projector found. */
    long overlaps() {
        return audit.count();
    }

    /** How often this projector found that the stream did not go on with the next position. */
    long streamHoles() {
        return sources.holes().sum();
    }

    /** Lets another projector take over at once. To be called when this one runs no more. */
    void release() {
        lease.ifPresent(Lease::release);
    }

    private void project(Lease held) throws InterruptedException {
        ViewCatalog catalog = catalog(held.epoch());
        if (catalog.epoch() != held.epoch()) {
            LOG.info("another projector took over");
            return;
        }
        sources.sets().dropForgotten();
        Checkpoint from = catalog.liveCheckpoint();
        LOG.info(
                "this projector writes the views, set {} from position {} on, in epoch {}",
                from.generation(),
                from.position() + 1,
                held.epoch());
        try (var live = SetProjection.open(sources, from, held.epoch(), audit);
                var succession = new Succession(sources, held.epoch(), retention)) {
            notices.send(Changes.NONE, live.position());
            if (!keepUp(held, live, succession)) {
                LOG.warn("the lease was lost, or the views were wiped, at position {}", live.position());
            }
        }
    }

    /** Returns true when another set may be live, false when this projector may write no more. */
    private boolean keepUp(Lease held, SetProjection live, Succession succession) throws InterruptedException {
        while (held.isHeld()) {
            long before = live.position();
            Optional<Changes> changes = live.step(succession.isUnderWay() ? Duration.ZERO : WAIT);
            if (changes.isEmpty()) {
                return false;
            }
            if (live.position() > before) {
                notices.send(changes.get(), live.position());
            }
            if (succession.advance(live.position())) {
                return true;
            }
        }
        return false;
    }

    /** The catalog, in this projector's epoch unless another one took over; a first one if there is none. */
    private ViewCatalog catalog(long epoch) {
        sources.catalog().takeOver(epoch);
        Optional<ViewCatalog> left = sources.sets().catalog();
        return left.isPresent() ? left.get() : begin(epoch);
    }

    /** Fails when no command server is there, rather than wait with a lease that nobody renews. */
    private ViewCatalog begin(long epoch) {
        long head = sources.log().head();
        var first = ViewCatalog.first(epoch, Checkpoint.first(ViewSets.firstNumber(sources.clock()), head, sources.clock().instant()));
        if (sources.catalog().begin(first)) {
            LOG.info("the views are filled from the log, complete from position {} on", head);
        }
        return sources.sets().catalog().orElse(first);
    }
}
