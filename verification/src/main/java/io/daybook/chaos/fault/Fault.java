package io.daybook.chaos.fault;

import io.daybook.chaos.cluster.Cluster;
import io.daybook.chaos.cluster.Member;
import io.daybook.chaos.cluster.Route;
import io.daybook.chaos.cluster.Signal;
import io.daybook.chaos.link.Traffic;
import io.daybook.chaos.link.Traffic.Cut;
import io.daybook.chaos.link.Traffic.HalfOpen;
import io.daybook.chaos.link.Traffic.Open;
import io.daybook.chaos.link.Traffic.Silent;
import io.daybook.chaos.link.Traffic.Slow;
import io.daybook.v1.RebuildViewsRequest;
import io.daybook.v1.RollbackViewsRequest;
import java.time.Duration;

/** Something that is done to a cluster and undone some time later. PostgreSQL's data are never touched. Immutable. */
public sealed interface Fault {

    /** What rebuilds and rollbacks are done to. */
    String VIEW_SETS = "view sets";

    /** What is done, for tables; some few words. */
    String kind();

    /** To what it is done, for tables. */
    String target();

    /** Does it. */
    void strike(Cluster cluster) throws InterruptedException;

    /** Undoes it, as far as that is in its hands: parts need some time to recover. */
    void heal(Cluster cluster) throws InterruptedException;

    /**
     * SIGKILL, then a new start. MongoDB loses its views by it.
     *
     * @param member which process
     */
    record Killed(Member member) implements Fault {

        @Override
        public String kind() {
            return "kill -9";
        }

        @Override
        public String target() {
            return member.toString();
        }

        @Override
        public void strike(Cluster cluster) throws InterruptedException {
            cluster.part(member).kill();
        }

        @Override
        public void heal(Cluster cluster) {
            cluster.part(member).start();
        }
    }

    /**
     * A stop in order, then a new start.
     *
     * @param member which process
     * @param signal what it is told
     */
    record Stopped(Member member, Signal signal) implements Fault {

        @Override
        public String kind() {
            return "restart, SIG" + signal;
        }

        @Override
        public String target() {
            return member.toString();
        }

        @Override
        public void strike(Cluster cluster) throws InterruptedException {
            cluster.part(member).stop(signal);
        }

        @Override
        public void heal(Cluster cluster) {
            cluster.part(member).start();
        }
    }

    /**
     * SIGSTOP, then SIGCONT.
     *
     * @param member which process
     */
    record Paused(Member member) implements Fault {

        @Override
        public String kind() {
            return "SIGSTOP";
        }

        @Override
        public String target() {
            return member.toString();
        }

        @Override
        public void strike(Cluster cluster) throws InterruptedException {
            cluster.part(member).pause();
        }

        @Override
        public void heal(Cluster cluster) throws InterruptedException {
            cluster.part(member).resume();
        }
    }

    /**
     * A link that is not what it should be, then is again.
     *
     * @param route   which link
     * @param traffic what becomes of it
     */
    record Disturbed(Route route, Traffic traffic) implements Fault {

        @Override
        public String kind() {
            return switch (traffic) {
                case Open _ -> "link open";
                case Cut _ -> "link cut";
                case Silent(var direction) -> switch (direction) {
                    case TO_SERVER -> "link silent, requests";
                    case TO_CLIENT -> "link silent, answers";
                    case BOTH -> "link silent";
                };
                case HalfOpen _ -> "link half open";
                case Slow _ -> "link slow";
            };
        }

        @Override
        public String target() {
            return route.toString();
        }

        @Override
        public void strike(Cluster cluster) {
            cluster.link(route).set(traffic);
        }

        @Override
        public void heal(Cluster cluster) {
            cluster.link(route).set(new Open());
        }
    }

    /**
     * A link gets slow; then its connections are reset in the midst of what they do, and new ones are good.
     *
     * @param route which link
     */
    record SlowThenReset(Route route) implements Fault {

        private static final Slow SLOW = new Slow(Duration.ofMillis(50));

        @Override
        public String kind() {
            return "link slow, then reset";
        }

        @Override
        public String target() {
            return route.toString();
        }

        @Override
        public void strike(Cluster cluster) {
            cluster.link(route).set(SLOW);
        }

        @Override
        public void heal(Cluster cluster) {
            cluster.link(route).reset();
            cluster.link(route).set(new Open());
        }
    }

    /** NATS is killed and comes back with nothing. */
    record StreamWiped() implements Fault {

        @Override
        public String kind() {
            return "storage wiped";
        }

        @Override
        public String target() {
            return Member.NATS.toString();
        }

        @Override
        public void strike(Cluster cluster) throws InterruptedException {
            cluster.part(Member.NATS).kill();
            StreamStorage.of(cluster).wipe();
        }

        @Override
        public void heal(Cluster cluster) {
            cluster.part(Member.NATS).start();
        }
    }

    /** NATS loses what it stored between the beginning and the end of this, as if an old backup were restored. */
    record StreamSetBack() implements Fault {

        @Override
        public String kind() {
            return "older storage restored";
        }

        @Override
        public String target() {
            return Member.NATS.toString();
        }

        @Override
        public void strike(Cluster cluster) throws InterruptedException {
            cluster.part(Member.NATS).kill();
            StreamStorage.of(cluster).remember();
            cluster.part(Member.NATS).start();
        }

        @Override
        public void heal(Cluster cluster) throws InterruptedException {
            cluster.part(Member.NATS).kill();
            StreamStorage.of(cluster).restore();
            cluster.part(Member.NATS).start();
        }
    }

    /** The database with the views is dropped under all who use it. */
    record ViewsDropped() implements Fault {

        @Override
        public String kind() {
            return "views dropped";
        }

        @Override
        public String target() {
            return Member.MONGO.toString();
        }

        @Override
        public void strike(Cluster cluster) {
            cluster.dropViews();
        }

        @Override
        public void heal(Cluster cluster) {
            // The projector's work.
        }
    }

    /** Another set of views is filled, and takes the place of the one that is read. */
    record ViewsRebuilt() implements Fault {

        @Override
        public String kind() {
            return "rebuild";
        }

        @Override
        public String target() {
            return VIEW_SETS;
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
    record ViewsRolledBack() implements Fault {

        @Override
        public String kind() {
            return "rollback";
        }

        @Override
        public String target() {
            return VIEW_SETS;
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
