package io.daybook.scheduling;

import java.util.List;

/**
 * The answer of a decider. Immutable.
 *
 * @param <E> the kind of events
 */
public sealed interface Decision<E> {

    /**
     * The command is accepted.
     *
     * @param events what happened by it; empty if nothing had to change
     * @param <E>    the kind of events
     */
    record Accepted<E>(List<E> events) implements Decision<E> {}

    /**
     * The command is refused; nothing happened.
     *
     * @param reason why
     * @param <E>    the kind of events
     */
    record Rejected<E>(Rejection reason) implements Decision<E> {}

    /** Accepted, with one event. */
    static <E> Decision<E> accepted(E event) {
        return new Accepted<>(List.of(event));
    }

    /** Accepted, and nothing had to change. */
    static <E> Decision<E> unchanged() {
        return new Accepted<>(List.of());
    }

    /** Refused. */
    static <E> Decision<E> rejected(Rejection reason) {
        return new Rejected<>(reason);
    }
}
