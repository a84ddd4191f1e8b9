package io.daybook.chaos.journal;

import io.daybook.v1.CommandReceipt;
import io.grpc.Status;

/** How a command ended for its client, after all retries. Immutable. */
public sealed interface Answer {

    /**
     * It is durable.
     *
     * @param receipt what the server said
     */
    record Acknowledged(CommandReceipt receipt) implements Answer {}

    /**
     * It was decided against, and must have no effect.
     *
     * @param code   the status
     * @param reason the reason of its ErrorInfo
     */
    record Refused(Status.Code code, String reason) implements Answer {}

    /**
     * The client gave up without knowing: it may have been applied, once or not at all.
     *
     * @param code   the last status seen
     * @param reason the reason of its ErrorInfo; empty if it had none
     */
    record Unknown(Status.Code code, String reason) implements Answer {}
}
