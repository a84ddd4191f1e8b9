package io.daybook.query.availability;

import io.daybook.query.read.ReadFailures;
import io.daybook.service.ServiceException;
import io.daybook.views.Checkpoint;
import java.util.Optional;

/**
 * One filling of the views. Views that are filled anew, perhaps from another log, use the same positions for other things;
 * they are filled under another epoch, as each projector that begins to write has its own. Immutable.
 *
 * @param epoch        epoch of the projector that writes the views
 * @param completeFrom end of the log when they began to be filled
 */
record ViewSet(long epoch, long completeFrom) {

    /**
     * The set that a checkpoint belongs to.
     *
     * @throws ServiceException VIEW_FILLING if it is not complete
     */
    static ViewSet of(Optional<Checkpoint> found) {
        Checkpoint checkpoint = found.orElseThrow(() -> ReadFailures.filling(0, 0));
        if (!checkpoint.isComplete()) {
            throw ReadFailures.filling(checkpoint.position(), checkpoint.completeFrom());
        }
        return new ViewSet(checkpoint.epoch(), checkpoint.completeFrom());
    }
}
