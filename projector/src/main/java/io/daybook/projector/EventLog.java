package io.daybook.projector;

import io.daybook.v1.EventLogServiceGrpc;
import io.daybook.v1.ReadEventsRequest;
import io.daybook.v1.ReadEventsResponse;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The log itself, read from a command server. Safe for use by many threads. */
final class EventLog implements AutoCloseable {

    private static final int TIMEOUT_SECONDS = 3;

    private final ManagedChannel channel;

    EventLog(String commandAddress) {
        this.channel = ManagedChannelBuilder.forTarget(commandAddress).usePlaintext().build();
    }

    /**
     * Reads the events from one position to another, both inclusive, as far as the log has them.
     *
     * @throws io.grpc.StatusRuntimeException if the command server is away
     */
    Page read(long from, long until) {
        Iterator<ReadEventsResponse> answers = EventLogServiceGrpc.newBlockingStub(channel)
                .withDeadlineAfter(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .readEvents(ReadEventsRequest.newBuilder()
                        .setFromPosition(from)
                        .setUntilPosition(until)
                        .build());
        var entries = new ArrayList<LogEntry>();
        long head;
        do {
            ReadEventsResponse answer = answers.next();
            answer.getEventsList().stream().map(LogEntry.Readable::new).forEach(entries::add);
            head = answer.getHeadPosition();
        } while (answers.hasNext());
        return new Page(entries, head);
    }

    /**
     * Position of the newest event, 0 if there is none.
     *
     * @throws io.grpc.StatusRuntimeException if the command server is away
     */
    long head() {
        return read(Long.MAX_VALUE, Long.MAX_VALUE).head();
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }

    /**
     * Consecutive events.
     *
     * @param entries the events, in order; none if the log ends before them
     * @param head    position of the end of the log
     */
    record Page(List<LogEntry> entries, long head) {}
}
