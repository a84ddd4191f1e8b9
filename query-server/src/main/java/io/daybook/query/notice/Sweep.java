package io.daybook.query.notice;

import io.daybook.query.view.LiveViews;
import io.daybook.query.view.ViewReads;
import io.daybook.service.SupervisedLoop;
import io.daybook.views.Checkpoint;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Gatherers;

/**
 * Reads what has changed of what is wanted, in few queries for all who want it: the backstop for lost notices. Runs at
 * intervals, and at once when the connection that carries the notices was restored.
 */
public final class Sweep implements AutoCloseable {

    private static final int IDS_PER_QUERY = 100;

    /** The database is left to others for so many times as long as a query took: news is not to wait for the backstop. */
    private static final int REST = 3;

    private final LiveViews live;
    private final ViewNotices notices;
    private final Duration interval;
    private final Bell bell;
    private final SupervisedLoop loop;

    /** How far the views were when all that is wanted had last been told; only the loop uses it. */
    private Optional<Checkpoint> told = Optional.empty();

    /**
     * Starts sweeping.
     *
     * @param bell rung by whoever knows that notices may have been lost
     */
    public Sweep(LiveViews live, ViewNotices notices, Duration interval, Bell bell) {
        this.live = live;
        this.notices = notices;
        this.interval = interval;
        this.bell = bell;
        this.loop = SupervisedLoop.start("view sweep", this::run);
    }

    @Override
    public void close() {
        loop.close();
    }

    private void run() throws InterruptedException {
        while (true) {
            bell.await(interval);
            sweep();
        }
    }

    private void sweep() throws InterruptedException {
        if (!notices.isAnythingWanted()) {
            return;
        }
        // After a reconnect: what is not noticed must be visible to the reads, so the subscriptions come first.
        notices.settle();
        Optional<ViewReads> complete = live.now().filter(views -> views.checkpoint().isComplete());
        if (complete.isEmpty()) {
            return;
        }
        ViewReads views = complete.get();
        long after = toldOf(views.checkpoint());
        if (views.position() > after) {
            tell(views, after);
        }
    }

    /**
     * Up to which position all was told of this set: whoever began to listen since then has read for himself. 0 for one that was
     * filled anew.
     */
    private long toldOf(Checkpoint checkpoint) {
        return told.filter(last -> last.set().equals(checkpoint.set()) && last.position() <= checkpoint.position())
                .map(Checkpoint::position)
                .orElse(0L);
    }

    private void tell(ViewReads views, long after) throws InterruptedException {
        readInParts(
                notices.wantedAppointments(), ids -> views.changedAppointments(ids, after).forEach(notices::seen));
        var changes = new HashMap<String, Long>();
        readInParts(notices.wantedCalendars(), ids -> changes.putAll(views.changePositions(ids)));
        // Views that were wiped meanwhile lack changes that the checkpoint counts.
        if (live.has(views)) {
            changes.forEach((id, changed) -> notices.swept(id, views.position(), changed));
            notices.position().reached(views.position());
            told = Optional.of(views.checkpoint());
        }
    }

    private static void readInParts(Set<String> ids, Consumer<List<String>> query) throws InterruptedException {
        long taken = 0;
        for (List<String> part : ids.stream().gather(Gatherers.windowFixed(IDS_PER_QUERY)).toList()) {
            TimeUnit.NANOSECONDS.sleep(REST * taken);
            long start = System.nanoTime();
            query.accept(part);
            taken = System.nanoTime() - start;
        }
    }
}
