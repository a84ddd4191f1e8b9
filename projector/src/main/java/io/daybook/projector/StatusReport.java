package io.daybook.projector;

import com.google.protobuf.Timestamp;
import io.daybook.v1.GetProjectorStatusResponse;
import io.daybook.v1.ViewSet;
import io.daybook.v1.ViewSetState;
import io.daybook.views.Checkpoint;
import io.daybook.views.ViewCatalog;
import io.daybook.views.ViewSets;
import java.time.Instant;
import java.util.List;

/** Tells how far the views are. Safe for use by many threads. */
final class StatusReport {

    private final SetChanges sets;
    private final ParkedEvents parked;
    private final Projection projection;
    private final LogHead head;

    StatusReport(SetChanges sets, ParkedEvents parked, Projection projection, LogHead head) {
        this.sets = sets;
        this.parked = parked;
        this.projection = projection;
        this.head = head;
    }

    /**
     * What is so now.
     *
     * @throws io.daybook.service.ServiceException VIEW_FILLING if nobody began to fill any views
     */
    GetProjectorStatusResponse now() {
        ViewCatalog catalog = sets.catalog();
        var status = GetProjectorStatusResponse.newBuilder()
                .setFormat(ViewSets.FORMAT)
                .addAllViewSets(viewSets(catalog))
                .setEpoch(catalog.epoch())
                .setWriting(projection.epoch().filter(epoch -> epoch == catalog.epoch()).isPresent())
                .setDeadLetterCount(parked.count())
                .setBlockedEntityCount(parked.blockedEntities())
                .setOverlapCount(projection.overlaps())
                .setStreamHoleCount(projection.streamHoles());
        head.position().ifPresent(position -> status.setHeadPosition(position)
                .setLag(Math.max(0, position - catalog.liveCheckpoint().position())));
        return status.build();
    }

    private static List<ViewSet> viewSets(ViewCatalog catalog) {
        return catalog.checkpoints().values().stream()
                .map(set -> viewSet(set, state(catalog, set.generation())))
                .toList();
    }

    private static ViewSetState state(ViewCatalog catalog, long generation) {
        if (generation == catalog.live()) {
            return ViewSetState.VIEW_SET_STATE_LIVE;
        }
        return generation == catalog.next() ? ViewSetState.VIEW_SET_STATE_NEXT : ViewSetState.VIEW_SET_STATE_RETIRED;
    }

    private static ViewSet viewSet(Checkpoint set, ViewSetState state) {
        var told = ViewSet.newBuilder()
                .setGeneration(set.generation())
                .setState(state)
                .setPosition(set.position())
                .setCompleteFrom(set.completeFrom())
                .setBeginTime(timestamp(set.set().begunAt()))
                .setUpdateTime(timestamp(set.updatedAt()));
        set.retiredAt().ifPresent(time -> told.setRetireTime(timestamp(time)));
        return told.build();
    }

    private static Timestamp timestamp(Instant time) {
        return Timestamp.newBuilder().setSeconds(time.getEpochSecond()).setNanos(time.getNano()).build();
    }
}
