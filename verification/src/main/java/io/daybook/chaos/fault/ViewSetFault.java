package io.daybook.chaos.fault;

import io.daybook.chaos.cluster.Cluster;
import io.daybook.v1.RebuildViewsRequest;
import io.daybook.v1.RollbackViewsRequest;

/** What operators do to sets of views, which no reader may notice. Immutable. */
public sealed interface ViewSetFault extends Fault {

    /** The target of all of these. */
    String VIEW_SETS = "view sets";

    @Override
    default String target() {
        return VIEW_SETS;
    }

    /** Another set of views is filled, and takes the place of the one that is read. */
    record ViewsRebuilt() implements ViewSetFault {

        @Override
        public String kind() {
            return "rebuild";
        }

        @Override
        public void strike(Cluster cluster) {
            Operator.ask(cluster, projector -> projector.rebuildViews(RebuildViewsRequest.getDefaultInstance()));
        }

        @Override
        public void heal(Cluster cluster) {
            // The projector's work.
        }
    }

    /** The set of views that was read before is read again. */
    record ViewsRolledBack() implements ViewSetFault {

        @Override
        public String kind() {
            return "rollback";
        }

        @Override
        public void strike(Cluster cluster) {
            Operator.ask(cluster, projector -> projector.rollbackViews(RollbackViewsRequest.getDefaultInstance()));
        }

        @Override
        public void heal(Cluster cluster) {
            // The projector's work.
        }
    }
}
