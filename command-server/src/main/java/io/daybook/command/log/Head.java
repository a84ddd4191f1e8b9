package io.daybook.command.log;

import java.time.Instant;

/**
 * The end of the log. Immutable.
 *
 * @param position   position of the newest event, 0 if there is none
 * @param commitTime commit time of that event
 */
public record Head(long position, Instant commitTime) {}
