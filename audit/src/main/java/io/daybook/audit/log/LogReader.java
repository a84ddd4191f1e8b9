package io.daybook.audit.log;

import io.daybook.v1.Event;
import io.daybook.v1.EventLogServiceGrpc;
import io.daybook.v1.ReadEventsRequest;
import io.daybook.v1.ReadEventsResponse;
import io.grpc.Context;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The log, read from a command server page by page and no faster than allowed. Safe for use by many threads. */
public final class LogReader implements AutoCloseable {

    private static final int PAGE = 1_000;

    /** Where a page ends early: events may have half a MiB each. */
    private static final long MOST_BYTES = 16 * 1024 * 1024;

    private static final int TIMEOUT_SECONDS = 30;

    private final ManagedChannel channel;
    private final int eventsPerSecond;

    /**
     * Reads from a command server.
     *
     * @param commandAddress  {@code host:port}
     * @param eventsPerSecond how many events to read at most in a second, 0 for as many as there are
     */
    public LogReader(String commandAddress, int eventsPerSecond) {
        this.channel = ManagedChannelBuilder.forTarget(commandAddress).usePlaintext().build();
        this.eventsPerSecond = eventsPerSecond;
    }

    /**
     * Position of the newest event, 0 if there is none.
     *
     * @throws io.grpc.StatusRuntimeException if the command server is away
     */
    public long head() {
        return read(Long.MAX_VALUE, Long.MAX_VALUE).next().getHeadPosition();
    }

    /**
     * The next events from one position on, up to another, both inclusive; none only if none is there.
     *
     * @throws io.grpc.StatusRuntimeException if the command server is away
     */
    public List<Event> page(long from, long until) {
        long began = System.nanoTime();
        var page = new ArrayList<Event>();
        try (Context.CancellableContext reading = Context.current().withCancellation()) {
            reading.run(() -> {
                Iterator<ReadEventsResponse> answers = read(from, Math.min(until, from + PAGE - 1));
                long bytes = 0;
                int came;
                do {
                    List<Event> events = answers.next().getEventsList();
                    page.addAll(events);
                    came = events.size();
                    bytes += events.stream().mapToLong(Event::getSerializedSize).sum();
                    // A log that lacks what it is said to have goes on for ever with nothing.
                } while (came > 0 && bytes < MOST_BYTES && answers.hasNext());
            });
        }
        keepPace(began, page.size());
        return page;
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }

    private Iterator<ReadEventsResponse> read(long from, long until) {
        return EventLogServiceGrpc.newBlockingStub(channel)
                .withDeadlineAfter(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .readEvents(ReadEventsRequest.newBuilder()
                        .setFromPosition(from)
                        .setUntilPosition(until)
                        .build());
    }

    private void keepPace(long began, int events) {
        if (eventsPerSecond > 0) {
            long due = began + TimeUnit.SECONDS.toNanos(events) / eventsPerSecond;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }
    }
}
