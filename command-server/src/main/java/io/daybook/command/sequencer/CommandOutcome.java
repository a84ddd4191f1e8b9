package io.daybook.command.sequencer;

import io.daybook.command.log.Receipt;
import io.daybook.scheduling.Rejection;
import io.daybook.scheduling.message.EntitySnapshot;
import java.time.Instant;

/** How a command ended. Immutable. */
public sealed interface CommandOutcome {

    /**
     * It is done and durable (or would be, if it was only validated).
     *
     * @param version    the entity's version afterwards
     * @param position   position of the entity's newest event
     * @param commitTime commit time of that event
     * @param entity     the entity as the command left it
     */
    record Done(long version, long position, Instant commitTime, EntitySnapshot entity) implements CommandOutcome {

        /** Done just now; if it was only validated, what it would have stored has no position. */
        static Done of(EntitySnapshot entity, boolean notStored) {
            return new Done(
                    entity.revision().version(),
                    notStored ? 0 : entity.revision().position(),
                    entity.revision().updateTime(),
                    entity);
        }
    }

    /**
     * It was done before, by a request with the same id, and is durable.
     *
     * @param receipt what that request got
     */
    record DoneBefore(Receipt receipt) implements CommandOutcome {}

    /**
     * It was refused; nothing was stored.
     *
     * @param reason why
     */
    record Refused(Rejection reason) implements CommandOutcome {}

    /** Its request id was used before for another request; nothing was stored. */
    record RequestIdReused() implements CommandOutcome {}
}
