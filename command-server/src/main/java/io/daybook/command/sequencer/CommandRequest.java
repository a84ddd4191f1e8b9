package io.daybook.command.sequencer;

import io.daybook.command.log.Fingerprint;
import io.daybook.command.sequencer.EntityCommand.ForAppointment;
import io.daybook.scheduling.AppointmentCommand;
import io.daybook.service.RequestContext;
import java.util.UUID;

/**
 * A command as it came in. Immutable.
 *
 * @param command         what is asked of which entity
 * @param requestId       id under which it is applied at most once
 * @param fingerprint     tells whether a repeated request id comes with the same request
 * @param expectedVersion version the entity must have, 0 if any
 * @param validateOnly    whether to decide and answer but store nothing
 * @param context         who asks
 */
public record CommandRequest(
        EntityCommand command,
        UUID requestId,
        Fingerprint fingerprint,
        long expectedVersion,
        boolean validateOnly,
        RequestContext context) {

    /** Whether its caller may send it again: not what a server asks of itself, under an id that it forgets. */
    boolean isRepeatable() {
        return !(command instanceof ForAppointment(_, _, AppointmentCommand.ExpireHold _));
    }
}
