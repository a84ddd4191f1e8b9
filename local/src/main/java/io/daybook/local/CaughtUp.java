package io.daybook.local;

import io.daybook.client.ErrorDetails;
import io.daybook.v1.CalendarQueryServiceGrpc;
import io.daybook.v1.EventLogServiceGrpc;
import io.daybook.v1.ListCalendarsRequest;
import io.daybook.v1.ReadEventsRequest;
import io.grpc.ManagedChannel;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Waits until the views show everything the log holds. */
final class CaughtUp {

    private static final long WAIT_SECONDS = 2;
    private static final long PAUSE_MILLIS = 50;

    /** How many pauses to let pass between two lines of progress: some two seconds. */
    private static final int PAUSES_PER_LINE = 40;

    private CaughtUp() {}

    /**
     * Waits as long as it takes.
     *
     * @param progress told every few seconds how far the views are
     * @return the position reached
     */
    static long await(LocalStack stack, Consumer<String> progress) throws InterruptedException {
        ManagedChannel command = Channels.open(stack.commandAddress());
        ManagedChannel query = Channels.open(stack.queryAddress());
        try {
            long head = EventLogServiceGrpc.newBlockingStub(command)
                    .readEvents(ReadEventsRequest.newBuilder()
                            .setFromPosition(Long.MAX_VALUE)
                            .build())
                    .next()
                    .getHeadPosition();
            Optional<String> lagging = lagging(query, head);
            for (int pauses = 1; lagging.isPresent(); pauses++) {
                if (pauses % PAUSES_PER_LINE == 0) {
                    progress.accept("Filling the views: position %s of %d ...".formatted(lagging.get(), head));
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                lagging = lagging(query, head);
            }
            return head;
        } finally {
            command.shutdownNow();
            query.shutdownNow();
        }
    }

    /** The position the views are at, if they are not at the head yet. */
    private static Optional<String> lagging(ManagedChannel query, long head) throws InterruptedException {
        try {
            CalendarQueryServiceGrpc.newBlockingStub(query)
                    .withDeadlineAfter(WAIT_SECONDS, TimeUnit.SECONDS)
                    .listCalendars(ListCalendarsRequest.newBuilder()
                            .setPageSize(1)
                            .setMinPosition(head)
                            .build());
            return Optional.empty();
        } catch (StatusRuntimeException e) {
            // The call of an interrupted thread ends as CANCELLED, with the interrupt set again.
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            // Views that are being filled or behind say so; anything else will not get better by waiting.
            if (e.getStatus().getCode() == Code.UNAVAILABLE || e.getStatus().getCode() == Code.DEADLINE_EXCEEDED) {
                return Optional.of(ErrorDetails.of(e).metadata().getOrDefault("position", "?"));
            }
            throw e;
        }
    }
}
