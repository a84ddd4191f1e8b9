package io.daybook.views;

import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import java.time.Clock;
import java.util.Date;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Changes of the catalog of views. Each is one step, made only if the catalog is as its author believes: every projector that
 * begins to write does so in a higher epoch, and who has an older one changes nothing any more. Safe for use by many threads.
 */
public final class CatalogChanges {

    private final MongoCollection<Document> catalogs;
    private final Clock clock;

    /** Changes the catalog of view sets; the clock tells when. */
    public CatalogChanges(ViewSets sets, Clock clock) {
        this.catalogs = sets.catalogs();
        this.clock = clock;
    }

    /** Begins a catalog. Returns false if somebody else did. */
    public boolean begin(ViewCatalog catalog) {
        try {
            catalogs.insertOne(catalog.toBson());
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    /** Lets nobody with an older epoch change anything from now on, if there is a catalog and nobody has a newer one. */
    public void takeOver(long epoch) {
        change(catalog().append(ViewCatalog.EPOCH, new Document("$lt", epoch)), set(ViewCatalog.EPOCH, epoch));
    }

    /**
     * Moves the checkpoint of a set. Returns false if it is not where the holder of this epoch left it: another projector took
     * over, or the views were wiped.
     */
    public boolean move(long epoch, long generation, long from, long to) {
        Document asLeft = catalog()
                .append(ViewCatalog.EPOCH, epoch)
                .append(ViewCatalog.path(generation, Checkpoint.POSITION), from);
        return change(
                asLeft,
                set(ViewCatalog.path(generation, Checkpoint.POSITION), to),
                set(ViewCatalog.path(generation, Checkpoint.UPDATED_AT), now()));
    }

    /** Has a new set filled beside the one that is read. Returns false if the catalog has changed since it was read. */
    public boolean wishRebuild(ViewCatalog read) {
        long generation = read.newest() + 1;
        var empty = Checkpoint.first(generation, 0, clock.instant());
        return change(
                asRead(read).append(ViewCatalog.NEWEST, read.newest()),
                set(ViewCatalog.NEXT, generation),
                set(ViewCatalog.NEWEST, generation),
                set(ViewCatalog.path(generation), empty.toBson()));
    }

    /** Has a set that was read before brought up to date. Returns false if the catalog has changed since it was read. */
    public boolean wishRollback(ViewCatalog read, Checkpoint retired) {
        return change(
                asRead(read).append(ViewCatalog.path(retired.generation(), Checkpoint.POSITION), retired.position()),
                set(ViewCatalog.NEXT, retired.generation()));
    }

    /**
     * Puts the next set in the place of the one that is read, which must be no further. Returns false if another projector took
     * over, or the views were wiped.
     */
    public boolean flip(long epoch, ViewCatalog read) {
        long next = read.next();
        return change(
                asRead(read).append(ViewCatalog.EPOCH, epoch),
                set(ViewCatalog.LIVE, next),
                set(ViewCatalog.NEXT, 0L),
                set(ViewCatalog.path(next, Checkpoint.COMPLETE_FROM), read.liveCheckpoint().completeFrom()),
                unset(ViewCatalog.path(next, Checkpoint.RETIRED_AT)),
                set(ViewCatalog.path(read.live(), Checkpoint.RETIRED_AT), now()));
    }

    /** Takes a set out of the catalog: nobody begins to read it from now on. Not the one that is read. */
    public boolean forget(long epoch, ViewCatalog read, long generation) {
        return change(asRead(read).append(ViewCatalog.EPOCH, epoch), unset(ViewCatalog.path(generation)));
    }

    /** Forgets all sets, so that the views are filled anew. */
    public void discard(long epoch) {
        catalogs.deleteOne(catalog().append(ViewCatalog.EPOCH, epoch));
    }

    private boolean change(Document condition, Bson... changes) {
        return catalogs.updateOne(condition, combine(changes)).getMatchedCount() == 1;
    }

    private static Document asRead(ViewCatalog read) {
        return catalog().append(ViewCatalog.LIVE, read.live()).append(ViewCatalog.NEXT, read.next());
    }

    private static Document catalog() {
        return new Document("_id", ViewSets.CATALOG_ID);
    }

    private Date now() {
        return Date.from(clock.instant());
    }
}
