package io.daybook.query.view;

import io.daybook.views.ViewCatalog;
import io.daybook.views.ViewSets;
import io.daybook.views.Views;
import java.util.Map;
import java.util.Optional;

/**
 * The set of views that is read now. Which one that is may change from one look to the next, and the new one is never behind
 * the former. Who goes on with what was read before looks anew; what is read for one answer is read from one set. Safe for use
 * by many threads.
 */
public final class LiveViews {

    private final ViewSets sets;

    /** The only key is the format of the sets. */
    private final CombinedReads<Integer, ViewCatalog> catalogs;

    /** Those of the set that was live when it was last looked at. */
    private volatile FindsById finds;

    /** Reads one of some sets. */
    public LiveViews(ViewSets sets) {
        this.sets = sets;
        this.catalogs = new CombinedReads<>(FindsById.AT_ONCE, _ -> read(sets));
    }

    /** The set that is read now and how far it is, in one query; empty if nobody began to fill one. */
    public Optional<ViewReads> now() {
        return catalog().map(this::live);
    }

    /** Whether a set is still there: what was read from it lacks nothing. */
    public boolean has(ViewReads views) {
        return catalog().filter(catalog -> catalog.has(views.checkpoint().set())).isPresent();
    }

    private Optional<ViewCatalog> catalog() {
        return catalogs.get(ViewSets.FORMAT);
    }

    private static Map<Integer, ViewCatalog> read(ViewSets sets) {
        return sets.catalog().map(catalog -> Map.of(ViewSets.FORMAT, catalog)).orElse(Map.of());
    }

    private ViewReads live(ViewCatalog catalog) {
        Views views = sets.views(catalog.live());
        FindsById known = finds;
        // Two may make them for the same set: their callers are combined apart, for once.
        if (known == null || known.generation() != catalog.live()) {
            known = new FindsById(catalog.live(), views);
            finds = known;
        }
        return new ViewReads(views, known, catalog.liveCheckpoint());
    }
}
