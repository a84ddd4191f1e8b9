package io.daybook.projector;

import io.daybook.v1.EventLogServiceGrpc;
import io.daybook.v1.ReadEventsRequest;
import io.daybook.v1.ReadEventsResponse;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The log itself, read from one of several command servers: the same one as long as it answers, then the next. Safe for use by
 * many threads.
 */
final class EventLog implements AutoCloseable {

    private static final int TIMEOUT_SECONDS = 3;

    private final List<ManagedChannel> servers;
    private volatile int answering;

    EventLog(List<String> commandAddresses) {
        this.servers = commandAddresses.stream()
                .map(address -> ManagedChannelBuilder.forTarget(address).usePlaintext().build())
                .toList();
    }

    /**
     * Reads the events from one position to another, both inclusive, as far as the log has them, and as far as they came before
     * the answer failed.
     *
     * @throws StatusRuntimeException if all command servers are away
     */
    Page read(long from, long until) {
        int first = answering;
        StatusRuntimeException failure = null;
        for (int i = 0; i < servers.size(); i++) {
            int asked = (first + i) % servers.size();
            // After an outage of minutes it would not be tried for minutes.
            servers.get(asked).resetConnectBackoff();
            try {
                Page page = read(servers.get(asked), from, until);
                answering = asked;
                return page;
            } catch (StatusRuntimeException e) {
                failure = e;
            }
        }
        throw failure;
    }

    private static Page read(ManagedChannel channel, long from, long until) {
        Iterator<ReadEventsResponse> answers = EventLogServiceGrpc.newBlockingStub(channel)
                .withDeadlineAfter(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .readEvents(ReadEventsRequest.newBuilder()
                        .setFromPosition(from)
                        .setUntilPosition(until)
                        .build());
        var entries = new ArrayList<LogEntry>();
        long head = 0;
        try {
            do {
                ReadEventsResponse answer = answers.next();
                answer.getEventsList().stream().map(LogEntry.Readable::new).forEach(entries::add);
                head = answer.getHeadPosition();
            } while (answers.hasNext());
        } catch (StatusRuntimeException e) {
            // A slow server or large events: all again would come no further.
            if (entries.isEmpty()) {
                throw e;
            }
        }
        return new Page(entries, head);
    }

    /**
     * Position of the newest event, 0 if there is none.
     *
     * @throws StatusRuntimeException if all command servers are away
     */
    long head() {
        return read(Long.MAX_VALUE, Long.MAX_VALUE).head();
    }

    @Override
    public void close() {
        servers.forEach(ManagedChannel::shutdownNow);
    }

    /**
     * Consecutive events.
     *
     * @param entries the events, in order; none if the log ends before them
     * @param head    position of the end of the log
     */
    record Page(List<LogEntry> entries, long head) {}
}
