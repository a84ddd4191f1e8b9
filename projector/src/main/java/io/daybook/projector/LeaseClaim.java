package io.daybook.projector;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import io.daybook.views.ViewCatalog;
import io.daybook.views.ViewSets;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * A projector's wish for the {@link Lease}. It takes it when nobody has it, and when it saw for the time of its validity, by
 * its own monotonic clock, that whoever has it did not renew it. For one thread.
 */
final class LeaseClaim {

    /** How long a lease is good for without being renewed. */
    static final Duration VALIDITY = Duration.ofSeconds(5);

    private final ViewSets views;
    private final String holder;
    private final Clock clock;
    private final LongSupplier nanoTime;

    /** The lease when it was last seen to be another than before; null if there was none. */
    private Document seen;

    private long seenNanos;

    /**
     * A wish.
     *
     * @param holder   whose; unique
     * @param clock    tells where epochs begin
     * @param nanoTime the monotonic clock
     */
    LeaseClaim(ViewSets views, String holder, Clock clock, LongSupplier nanoTime) {
        this.views = views;
        this.holder = holder;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    /** Takes the lease if nobody else holds it. */
    Optional<Lease> tryTake() {
        Document current = views.leases().find(eq(Lease.ID)).first();
        if (current != null && isHeldByAnother(current)) {
            return Optional.empty();
        }
        long epoch = newestEpoch(current) + 1;
        boolean taken = current == null ? insert(epoch) : replace(current, epoch);
        return taken ? Optional.of(new Lease(views, holder, epoch)) : Optional.empty();
    }

    private boolean isHeldByAnother(Document current) {
        String by = current.getString(Lease.HOLDER);
        return !by.equals(holder) && !by.equals(Lease.NOBODY) && !isLeftAlone(current);
    }

    private boolean isLeftAlone(Document current) {
        long now = nanoTime.getAsLong();
        if (!Objects.equals(current, seen)) {
            seen = current;
            seenNanos = now;
        }
        return now - seenNanos >= VALIDITY.toNanos();
    }

    /** Also looks at the catalog, which may have outlived a lease that somebody deleted. */
    private long newestEpoch(Document current) {
        return Stream.concat(
                        Optional.ofNullable(current).map(lease -> lease.getLong(Lease.EPOCH)).stream(),
                        views.catalog().map(ViewCatalog::epoch).stream())
                .max(Comparator.naturalOrder())
                .orElseGet(() -> ViewSets.firstNumber(clock));
    }

    private boolean insert(long epoch) {
        try {
            views.leases()
                    .insertOne(new Document("_id", Lease.ID)
                            .append(Lease.HOLDER, holder)
                            .append(Lease.EPOCH, epoch)
                            .append(Lease.RENEWALS, 0L));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    private boolean replace(Document current, long epoch) {
        // The whole document is the condition: a renewal or another take-over meanwhile wins.
        return views.leases()
                        .updateOne(current, combine(set(Lease.HOLDER, holder), set(Lease.EPOCH, epoch), set(Lease.RENEWALS, 0L)))
                        .getMatchedCount()
                == 1;
    }
}
