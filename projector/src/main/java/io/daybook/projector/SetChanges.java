package io.daybook.projector;

import io.daybook.service.ServiceException;
import io.daybook.v1.ErrorReason;
import io.daybook.views.CatalogChanges;
import io.daybook.views.Checkpoint;
import io.daybook.views.ViewCatalog;
import io.daybook.views.ViewSets;
import io.grpc.Status.Code;
import java.time.Duration;

/**
 * Has another set of views take the place of the one that is read: notes it in the catalog, where the projector that writes
 * finds it. Safe for use by many threads.
 */
final class SetChanges {

    private static final Duration RETRY_DELAY = Duration.ofSeconds(1);

    private final ViewSets sets;
    private final CatalogChanges changes;

    SetChanges(ViewSets sets, CatalogChanges changes) {
        this.sets = sets;
        this.changes = changes;
    }

    /**
     * Which sets there are.
     *
     * @throws ServiceException VIEW_FILLING if nobody began to fill any
     */
    ViewCatalog catalog() {
        return sets.catalog().orElseThrow(SetChanges::noViews);
    }

    /**
     * Has a new set filled.
     *
     * @return its number
     * @throws ServiceException REBUILD_UNDER_WAY, VIEW_FILLING
     */
    long rebuild() {
        while (true) {
            ViewCatalog catalog = idle();
            if (changes.wishRebuild(catalog)) {
                return catalog.newest() + 1;
            }
        }
    }

    /**
     * Has the set that was read before read again.
     *
     * @return its number
     * @throws ServiceException REBUILD_UNDER_WAY, NO_FORMER_VIEWS, VIEW_FILLING
     */
    long rollback() {
        while (true) {
            ViewCatalog catalog = idle();
            Checkpoint former = catalog.retired().orElseThrow(SetChanges::noFormer);
            if (changes.wishRollback(catalog, former)) {
                return former.generation();
            }
        }
    }

    /**
     * The catalog, in which no set is to take the place of the live one.
     *
     * @throws ServiceException REBUILD_UNDER_WAY, VIEW_FILLING
     */
    ViewCatalog idle() {
        ViewCatalog catalog = catalog();
        catalog.nextCheckpoint().ifPresent(next -> {
            throw underWay(next);
        });
        return catalog;
    }

    private static ServiceException underWay(Checkpoint next) {
        String message = "view set %d, at position %d, is to take the place of the one that is read"
                .formatted(next.generation(), next.position());
        return ServiceException.of(Code.FAILED_PRECONDITION, ErrorReason.ERROR_REASON_REBUILD_UNDER_WAY, message)
                .with("generation", next.generation())
                .with("position", next.position());
    }

    private static ServiceException noFormer() {
        return ServiceException.of(
                Code.FAILED_PRECONDITION,
                ErrorReason.ERROR_REASON_NO_FORMER_VIEWS,
                "no set of views that was read before is left");
    }

    private static ServiceException noViews() {
        return ServiceException.of(Code.UNAVAILABLE, ErrorReason.ERROR_REASON_VIEW_FILLING, "no views are there yet")
                .with("position", 0)
                .with("complete_from", 0)
                .retryAfter(RETRY_DELAY);
    }
}
