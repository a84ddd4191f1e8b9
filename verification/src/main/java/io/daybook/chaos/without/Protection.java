package io.daybook.chaos.without;

import io.daybook.chaos.cluster.Member.Kind;
import java.util.List;

/** What keeps a promise, and can be switched off in the servers of a run: methods that are given another behaviour. */
public enum Protection {
    /** One command server at a time appends to the log. */
    LOG_LOCK(
            Kind.COMMAND_SERVER,
            new Target("io.daybook.command.log.EventLog", "lockedHead", CommandSabotage.NoLock.class),
            new Target("io.daybook.command.log.EventLog", "isEnd", CommandSabotage.AnyEnd.class)),
    /** Callers are answered when their commands are durable. */
    ANSWER_AFTER_COMMIT(
            Kind.COMMAND_SERVER,
            new Target("io.daybook.command.sequencer.Batch", "decide", CommandSabotage.AnswerBeforeCommit.class)),
    /** A request that was applied is known by its id. */
    RECEIPTS(
            Kind.COMMAND_SERVER,
            new Target("io.daybook.command.log.EventLog", "receipts", CommandSabotage.NoReceipts.class)),
    /** No more seats are given away than there are. */
    SEATS(
            Kind.COMMAND_SERVER,
            new Target("io.daybook.scheduling.SlotPolicies", "seatFree", CommandSabotage.EverySeatFree.class)),
    /** The stream takes an event only behind the one before it. */
    STREAM_ORDER(
            Kind.COMMAND_SERVER,
            new Target("io.daybook.command.relay.EventStream", "message", CommandSabotage.NoExpectedSequence.class)),
    /** A projector moves the checkpoint only from where it left it, and as long as no other took over. */
    FENCING(
            Kind.PROJECTOR,
            new Target("io.daybook.views.CatalogChanges", "change", ProjectorSabotage.FromAnywhere.class)),
    /** What is newer in the views is not replaced by what is older. */
    VERSION_GUARD(
            Kind.PROJECTOR,
            new Target("io.daybook.projector.ViewWriter", "appointment", ProjectorSabotage.Unguarded.class),
            new Target("io.daybook.projector.ViewWriter", "day", ProjectorSabotage.Unguarded.class),
            new Target("io.daybook.projector.ViewWriter", "calendar", ProjectorSabotage.Unguarded.class)),
    /** The checkpoint does not tell of documents that are not written. */
    CHECKPOINT_LAST(
            Kind.PROJECTOR,
            new Target("io.daybook.projector.ViewWriter", "write", ProjectorSabotage.WritesLater.class),
            new Target("io.daybook.views.CatalogChanges", "move", ProjectorSabotage.WritesNow.class)),
    /** A read waits for the version or position it asks for. */
    FRESH_READS(
            Kind.QUERY_SERVER,
            new Target("io.daybook.query.read.GettingAppointment", "get", QuerySabotage.NoWaiting.class)),
    /** A watch tells nothing twice, and nothing old after what is new. */
    WATCH_ORDER(
            Kind.QUERY_SERVER,
            new Target("io.daybook.query.watch.AppointmentWatch", "tell", QuerySabotage.AnyOrder.class)),
    /** A watch that wants every version gets them. */
    EVERY_VERSION(
            Kind.QUERY_SERVER,
            new Target("io.daybook.query.watch.AppointmentWatch$Wanted", "every", QuerySabotage.OnlyTheNewest.class));

    private final Kind servers;
    private final List<Target> targets;

    Protection(Kind servers, Target... targets) {
        this.servers = servers;
        this.targets = List.of(targets);
    }

    /** The servers that have it. */
    public Kind servers() {
        return servers;
    }

    /**
     * Makes sure that what it replaces is still there.
     *
     * @throws IllegalStateException if it is not: then the run would prove nothing
     */
    public void requireTargets() {
        targets.forEach(Target::require);
    }

    List<Target> targets() {
        return targets;
    }
}
