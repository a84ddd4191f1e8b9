package io.daybook.local;

import io.daybook.v1.CalendarQueryServiceGrpc;
import io.daybook.v1.EventLogServiceGrpc;
import io.daybook.v1.ListCalendarsRequest;
import io.daybook.v1.ReadEventsRequest;
import io.grpc.ManagedChannel;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.TimeUnit;

/** Waits until the views show everything the log holds. */
final class CaughtUp {

    private static final long WAIT_SECONDS = 20;

    private CaughtUp() {}

    /** Waits as long as it takes, and returns the position reached. */
    static long await(LocalStack stack) throws InterruptedException {
        ManagedChannel command = Channels.open(stack.commandAddress());
        ManagedChannel query = Channels.open(stack.queryAddress());
        try {
            long head = EventLogServiceGrpc.newBlockingStub(command)
                    .readEvents(ReadEventsRequest.newBuilder()
                            .setFromPosition(Long.MAX_VALUE)
                            .build())
                    .next()
                    .getHeadPosition();
            while (!reached(query, head)) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            return head;
        } finally {
            command.shutdownNow();
            query.shutdownNow();
        }
    }

    private static boolean reached(ManagedChannel query, long head) throws InterruptedException {
        try {
            CalendarQueryServiceGrpc.newBlockingStub(query)
                    .withDeadlineAfter(WAIT_SECONDS, TimeUnit.SECONDS)
                    .listCalendars(ListCalendarsRequest.newBuilder()
                            .setPageSize(1)
                            .setMinPosition(head)
                            .build());
            return true;
        } catch (StatusRuntimeException e) {
            // The call of an interrupted thread ends as CANCELLED, with the interrupt set again.
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            // Views that are still being filled refuse to answer; anything else will not get better by waiting.
            if (e.getStatus().getCode() == Code.UNAVAILABLE) {
                return false;
            }
            throw e;
        }
    }
}
