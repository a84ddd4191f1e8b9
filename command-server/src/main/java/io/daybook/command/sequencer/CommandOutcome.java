package io.daybook.command.sequencer;

import io.daybook.command.log.Receipt;
import io.daybook.command.sequencer.Verdict.Accepted;
import io.daybook.scheduling.Rejection;
import io.daybook.scheduling.message.EntitySnapshot;
import io.daybook.v1.Event;
import java.time.Instant;
import java.util.List;

/** How a command ended. Immutable. */
public sealed interface CommandOutcome {

    /**
     * It is done and durable (or would be, if it was only validated).
     *
     * @param version    the entity's version afterwards
     * @param position   position of the entity's newest event
     * @param commitTime commit time of that event
     * @param entity     the entity as the command left it
     * @param events     the events of that entity that the command made, none if it had nothing to change
     */
    record Done(long version, long position, Instant commitTime, EntitySnapshot entity, List<Event> events)
            implements CommandOutcome {

        /** Done just now; if it was only validated, what it would have stored has no position. */
        static Done of(Accepted accepted, boolean validateOnly) {
            EntitySnapshot entity = accepted.entity();
            List<Event> events = accepted.events().stream()
                    .filter(event -> event.getEntityId().equals(entity.id()))
                    .toList();
            return new Done(
                    entity.revision().version(),
                    validateOnly && !events.isEmpty() ? 0 : entity.revision().position(),
                    entity.revision().updateTime(),
                    entity,
                    events);
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
