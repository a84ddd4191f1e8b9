package io.daybook.projector;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import io.daybook.views.Checkpoint;
import io.daybook.views.Views;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The right to write the views, held by one projector at a time and renewed while it lives. Every take-over has a higher
 * epoch, by which a holder that was believed dead finds itself out. For one thread.
 */
final class Lease {

    static final Duration VALIDITY = Duration.ofSeconds(5);

    private static final Duration RENEWAL_INTERVAL = VALIDITY.dividedBy(4);
    private static final String ID = "projector";
    private static final String HOLDER = "holder";
    private static final String EPOCH = "epoch";
    private static final String EXPIRES_AT = "expiresAt";

    private final Views views;
    private final Clock clock;
    private final String holder;
    private final long epoch;
    private Instant renewAt;

    private Lease(Views views, Clock clock, String holder, long epoch) {
        this.views = views;
        this.clock = clock;
        this.holder = holder;
        this.epoch = epoch;
        this.renewAt = clock.instant().plus(RENEWAL_INTERVAL);
    }

    /** Takes the lease if nobody else holds it. */
    static Optional<Lease> tryAcquire(Views views, Clock clock, String holder) {
        Document current = views.leases().find(eq(ID)).first();
        Instant now = clock.instant();
        boolean held = current != null
                && !current.getString(HOLDER).equals(holder)
                && current.getDate(EXPIRES_AT).toInstant().isAfter(now);
        if (held) {
            return Optional.empty();
        }
        long epoch = newestEpoch(views, current) + 1;
        boolean taken = current == null ? insert(views, holder, epoch, now) : replace(views, current, holder, epoch, now);
        return taken ? Optional.of(new Lease(views, clock, holder, epoch)) : Optional.empty();
    }

    /** Higher than that of every holder before. */
    long epoch() {
        return epoch;
    }

    /** Renews the lease when it is time to. Returns false if it was lost. */
    boolean isHeld() {
        Instant now = clock.instant();
        if (now.isBefore(renewAt)) {
            return true;
        }
        renewAt = now.plus(RENEWAL_INTERVAL);
        return expireAt(now.plus(VALIDITY));
    }

    /** Lets the next one have it at once, if it was not lost already. */
    void release() {
        expireAt(Instant.EPOCH);
    }

    private boolean expireAt(Instant time) {
        Bson mine = new Document("_id", ID).append(HOLDER, holder).append(EPOCH, epoch);
        return views.leases().updateOne(mine, set(EXPIRES_AT, Date.from(time))).getMatchedCount() == 1;
    }

    /** Also looks at the checkpoint, which may have outlived a lease that somebody deleted. */
    private static long newestEpoch(Views views, Document current) {
        long ofLease = current == null ? 0 : current.getLong(EPOCH);
        return Math.max(ofLease, views.checkpoint().map(Checkpoint::epoch).orElse(0L));
    }

    private static boolean insert(Views views, String holder, long epoch, Instant now) {
        try {
            views.leases()
                    .insertOne(new Document("_id", ID)
                            .append(HOLDER, holder)
                            .append(EPOCH, epoch)
                            .append(EXPIRES_AT, Date.from(now.plus(VALIDITY))));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    private static boolean replace(Views views, Document current, String holder, long epoch, Instant now) {
        Bson taken = combine(
                set(HOLDER, holder), set(EPOCH, epoch), set(EXPIRES_AT, Date.from(now.plus(VALIDITY))));
        // The whole document is the condition: a renewal or another take-over meanwhile wins.
        return views.leases().updateOne(current, taken).getMatchedCount() == 1;
    }
}
