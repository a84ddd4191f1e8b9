package io.daybook.chaos.fault;

import io.daybook.chaos.cluster.Cluster;
import io.daybook.chaos.cluster.Member;
import io.daybook.chaos.cluster.Signal;

/** A process that does not run for a while. Immutable. */
public sealed interface ProcessFault extends Fault {

    /** Which process. */
    Member member();

    @Override
    default String target() {
        return member().toString();
    }

    /**
     * SIGKILL, then a new start. MongoDB loses its views by it.
     *
     * @param member which process
     */
    record Killed(Member member) implements ProcessFault {

        @Override
        public String kind() {
            return "kill -9";
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
    record Stopped(Member member, Signal signal) implements ProcessFault {

        @Override
        public String kind() {
            return "restart, SIG" + signal;
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
    record Paused(Member member) implements ProcessFault {

        @Override
        public String kind() {
            return "SIGSTOP";
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
}
