package io.daybook.query.view;

import io.daybook.views.ViewSets;
import java.util.Optional;

/**
 * The set of views that is read now. Which one that is may change from one look to the next, and the new one is never behind
 * the former. Who goes on with what was read before looks anew; what is read for one answer is read from one set. Safe for use
 * by many threads.
 */
public final class LiveViews {

    private final ViewSets sets;

    /** Reads one of some sets. */
    public LiveViews(ViewSets sets) {
        this.sets = sets;
    }

    /** The set that is read now and how far it is, in one query; empty if nobody began to fill one. */
    public Optional<ViewReads> now() {
        return sets.catalog().map(catalog -> new ViewReads(sets.views(catalog.live()), catalog.liveCheckpoint()));
    }

    /** Whether a set is still there: what was read from it lacks nothing. */
    public boolean has(ViewReads views) {
        return sets.catalog().filter(catalog -> catalog.has(views.checkpoint().set())).isPresent();
    }
}
