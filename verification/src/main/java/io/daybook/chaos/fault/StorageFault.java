package io.daybook.chaos.fault;

import io.daybook.chaos.cluster.Cluster;
import io.daybook.chaos.cluster.Member;

/** A store that loses what can be had again from the log. Immutable. */
public sealed interface StorageFault extends Fault {

    /** Which store. */
    Member store();

    @Override
    default String target() {
        return store().toString();
    }

    /** NATS is killed and comes back with nothing. */
    record StreamWiped() implements StorageFault {

        @Override
        public Member store() {
            return Member.NATS;
        }

        @Override
        public String kind() {
            return "storage wiped";
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
    record StreamSetBack() implements StorageFault {

        @Override
        public Member store() {
            return Member.NATS;
        }

        @Override
        public String kind() {
            return "older storage restored";
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
    record ViewsDropped() implements StorageFault {

        @Override
        public Member store() {
            return Member.MONGO;
        }

        @Override
        public String kind() {
            return "views dropped";
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
}
