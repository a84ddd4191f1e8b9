package io.daybook.chaos.without;

import io.daybook.chaos.cluster.Member.Kind;
import java.util.Arrays;
import java.util.List;

/** What keeps a promise, and can be switched off in the servers of a run: a method that is given another behaviour. */
public enum Protection {
    /** One command server at a time appends to the log. */
    LOG_LOCK(Kind.COMMAND_SERVER, "io.daybook.command.log.EventLog", "lockHead", CommandSabotage.NoLock.class),
    /** Callers are answered when their commands are durable. */
    ANSWER_AFTER_COMMIT(
            Kind.COMMAND_SERVER, "io.daybook.command.sequencer.Batch", "store", CommandSabotage.AnswerBeforeCommit.class),
    /** A request that was applied is known by its id. */
    RECEIPTS(Kind.COMMAND_SERVER, "io.daybook.command.log.EventLog", "receipts", CommandSabotage.NoReceipts.class),
    /** No more seats are given away than there are. */
    SEATS(Kind.COMMAND_SERVER, "io.daybook.scheduling.SlotPolicies", "seatFree", CommandSabotage.EverySeatFree.class),
    /** The stream takes an event only behind the one before it. */
    STREAM_ORDER(
            Kind.COMMAND_SERVER,
            "io.daybook.command.relay.EventStream",
            "message",
            CommandSabotage.NoExpectedSequence.class),
    /** A read waits for the version or position it asks for. */
    FRESH_READS(
            Kind.QUERY_SERVER, "io.daybook.query.read.GettingAppointment", "get", QuerySabotage.NoWaiting.class),
    /** A watch tells nothing twice, and nothing old after what is new. */
    WATCH_ORDER(
            Kind.QUERY_SERVER, "io.daybook.query.watch.AppointmentWatch", "tell", QuerySabotage.AnyOrder.class),
    /** A watch that wants every version gets them. */
    EVERY_VERSION(
            Kind.QUERY_SERVER,
            "io.daybook.query.watch.AppointmentWatch$Wanted",
            "every",
            QuerySabotage.OnlyTheNewest.class);

    private final Kind servers;
    private final String type;
    private final String method;
    private final Class<?> advice;

    Protection(Kind servers, String type, String method, Class<?> advice) {
        this.servers = servers;
        this.type = type;
        this.method = method;
        this.advice = advice;
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
    public void requireTarget() {
        try {
            Class<?> found = Class.forName(type, false, Protection.class.getClassLoader());
            List<String> methods =
                    Arrays.stream(found.getDeclaredMethods()).map(java.lang.reflect.Method::getName).toList();
            if (methods.stream().filter(method::equals).count() != 1) {
                throw new IllegalStateException("%s: there is not one method %s in %s".formatted(this, method, type));
            }
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("%s: there is no %s".formatted(this, type), e);
        }
    }

    String type() {
        return type;
    }

    String method() {
        return method;
    }

    Class<?> advice() {
        return advice;
    }
}
