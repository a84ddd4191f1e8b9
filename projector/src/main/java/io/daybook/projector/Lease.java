package io.daybook.projector;

import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import io.daybook.views.ViewSets;
import java.time.Duration;
import org.bson.Document;

/**
 * The right to write the views, held by one projector at a time and renewed while it lives. Every take-over has a higher
 * epoch, by which a holder that was believed dead finds itself out. It names no time: what the clocks of machines say does
 * not matter. For one thread.
 */
final class Lease {

    static final String ID = ViewSets.leaseId();
    static final String HOLDER = "holder";
    static final String EPOCH = "epoch";
    static final String RENEWALS = "renewals";

    /** The holder of a lease that was let go. */
    static final String NOBODY = "";

    private static final Duration RENEWAL_INTERVAL = LeaseClaim.VALIDITY.dividedBy(4);

    private final ViewSets views;
    private final String holder;
    private final long epoch;
    private long renewedNanos = System.nanoTime();

    /** What was just taken. */
    Lease(ViewSets views, String holder, long epoch) {
        this.views = views;
        this.holder = holder;
        this.epoch = epoch;
    }

    /** Higher than that of every holder before. */
    long epoch() {
        return epoch;
    }

    /** Renews the lease when it is time to. Returns false if it was lost. */
    boolean isHeld() {
        long now = System.nanoTime();
        if (now - renewedNanos < RENEWAL_INTERVAL.toNanos()) {
            return true;
        }
        renewedNanos = now;
        return views.leases().updateOne(mine(), inc(RENEWALS, 1L)).getMatchedCount() == 1;
    }

    /** Lets the next one have it at once, if it was not lost already. */
    void release() {
        views.leases().updateOne(mine(), combine(set(HOLDER, NOBODY), inc(RENEWALS, 1L)));
    }

    private Document mine() {
        return new Document("_id", ID).append(HOLDER, holder).append(EPOCH, epoch);
    }
}
