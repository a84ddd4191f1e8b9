package io.daybook.verification.model;

import io.daybook.v1.Event;
import java.util.List;

/** What the model says of a command. Immutable. */
sealed interface Ruling {

    /**
     * It is accepted.
     *
     * @param events what happens, in order, without what the log adds; none if there is nothing to change
     */
    record Accepted(List<Event> events) implements Ruling {}

    /**
     * It is refused.
     *
     * @param refusal why
     */
    record Refused(Refusal refusal) implements Ruling {}
}
