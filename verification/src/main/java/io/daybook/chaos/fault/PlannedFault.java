package io.daybook.chaos.fault;

import java.time.Duration;

/**
 * A fault with its time. Immutable.
 *
 * @param begin  when it strikes, from the start of the run
 * @param length how long after that it is healed
 * @param fault  what
 */
public record PlannedFault(Duration begin, Duration length, Fault fault) {}
