package io.daybook.chaos.fault;

import io.daybook.chaos.cluster.Cluster;

/** Something that is done to a cluster and undone some time later. PostgreSQL's data are never touched. Immutable. */
public sealed interface Fault permits ProcessFault, LinkFault, StorageFault, ViewSetFault {

    /** What is done, for tables; some few words. */
    String kind();

    /** To what it is done, for tables. */
    String target();

    /** Does it. */
    void strike(Cluster cluster) throws InterruptedException;

    /** Undoes it, as far as that is in its hands: parts need some time to recover. */
    void heal(Cluster cluster) throws InterruptedException;
}
