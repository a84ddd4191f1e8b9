package io.daybook.views;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.bson.Document;

/**
 * The sets of views in a database that this release can read. One is read, another may be filled beside it, and some that were
 * read before may still be there. Sets in other formats have a catalog, collections and a lease of their own: releases that
 * write different documents do not disturb each other. Safe for use by many threads.
 */
public final class ViewSets {

    /** What the documents look like; raised by every release that makes them look otherwise. */
    public static final int FORMAT = 2;

    /** Key of the catalog of this format. */
    static final String CATALOG_ID = "format-" + FORMAT;

    private static final Pattern OF_A_SET = Pattern.compile("[a-z_]+_f" + FORMAT + "_g(\\d+)");

    private final MongoDatabase database;

    /** The sets in a database. */
    public ViewSets(MongoDatabase database) {
        this.database = database;
    }

    /** Which sets there are; empty if nobody began to fill any. */
    public Optional<ViewCatalog> catalog() {
        return Optional.ofNullable(catalogs().find(Filters.eq(CATALOG_ID)).first()).map(ViewCatalog::fromBson);
    }

    /** The collections of one set. */
    public Views views(long generation) {
        return new Views(database, "_f" + FORMAT + "_g" + generation);
    }

    /** Who may write the views; the key is the format's {@link #leaseId}. */
    public MongoCollection<Document> leases() {
        return database.getCollection("leases");
    }

    /** Key of the lease for views of this format. */
    public static String leaseId() {
        return "projector-format-" + FORMAT;
    }

    /** The catalogs, one for each format; see {@link ViewCatalog}. */
    public MongoCollection<Document> catalogs() {
        return database.getCollection("view_sets");
    }

    /** Events that are left out of all sets, also of those of other formats; see {@link SkippedEvent}. */
    public MongoCollection<Document> skippedEvents() {
        return database.getCollection("skipped_events");
    }

    /** The events that are left out of all sets, in no order. */
    public List<SkippedEvent> skipped() {
        return skippedEvents().find().map(SkippedEvent::fromBson).into(new ArrayList<>());
    }

    /**
     * Where numbers of sets and epochs begin when nothing tells which there were, as after a wipe: with the milliseconds that a
     * clock shows. They grow more slowly than those, so that none is given again, and who wrote before the wipe cannot
     * mistake what comes after it for its own.
     */
    public static long firstNumber(Clock clock) {
        return clock.millis();
    }

    /** Drops what is left of sets that had their time. May be called by anybody at any time. */
    public void dropForgotten() {
        // Before the catalog is read: what is not there then is of the past, as a set is in the catalog before it has anything.
        List<String> there = database.listCollectionNames().into(new ArrayList<>());
        Set<Long> known = catalog().map(catalog -> catalog.checkpoints().keySet()).orElse(Set.of());
        for (String name : there) {
            var matcher = OF_A_SET.matcher(name);
            if (matcher.matches() && !known.contains(Long.valueOf(matcher.group(1)))) {
                database.getCollection(name).drop();
            }
        }
    }
}
