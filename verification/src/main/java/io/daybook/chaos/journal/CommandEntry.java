package io.daybook.chaos.journal;

import com.google.protobuf.Message;

/**
 * One command of one client, told once it ended. All attempts had the same request id. Immutable.
 *
 * @param requestId  its request id
 * @param request    the request
 * @param begunNanos {@link System#nanoTime} of the harness before the first attempt
 * @param endedNanos {@link System#nanoTime} of the harness after the last attempt
 * @param answer     how it ended
 */
public record CommandEntry(String requestId, Message request, long begunNanos, long endedNanos, Answer answer) {}
