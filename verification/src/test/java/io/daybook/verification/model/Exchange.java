package io.daybook.verification.model;

import io.daybook.verification.model.Answer.Done;
import java.time.Instant;
import java.util.List;

/**
 * A command and its answer. Immutable.
 *
 * @param attempt  the command
 * @param sent     just before it was sent: the server's clock showed a later time when it read it
 * @param answered just after the answer came: the server's clock showed an earlier time when it read it
 * @param answer   the answer
 */
record Exchange(Attempt attempt, Instant sent, Instant answered, Answer answer) {

    /** When the server may have taken it up, at the earliest and the latest. A rule of time turns once at most. */
    List<Instant> times() {
        return List.of(sent, answered);
    }

    boolean isDone() {
        return answer instanceof Done;
    }
}
