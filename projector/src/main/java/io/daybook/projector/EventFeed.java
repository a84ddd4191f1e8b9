package io.daybook.projector;

import io.daybook.projector.EventStream.Arrival;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.StreamInfo;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log in order, without gaps, from wherever it can be had: from the stream while that delivers, from the log itself
 * what the stream does not hold or does not deliver. For one thread.
 */
final class EventFeed implements AutoCloseable {

    /** The longest batch, in events. */
    static final int MAX_BATCH = 2_000;

    /** After this long without an event, look whether one was missed. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(EventFeed.class);

    private final Connection nats;
    private final EventLog log;
    private final LongAdder holes;
    private Optional<EventStream> stream = Optional.empty();
    private String streamProblem = "";
    private long lookAt = System.nanoTime();

    /** What the stream is not trusted with: events up to this position are read from the log. */
    private long logUntil;

    /** The newest message of the relay that holds no event. */
    private Optional<LogEntry.Unreadable> unreadable = Optional.empty();

    /**
     * Reads from the stream and the log.
     *
     * @param holes counts how often the stream does not go on with the next position
     */
    EventFeed(Connection nats, EventLog log, LongAdder holes) {
        this.nats = nats;
        this.log = log;
        this.holes = holes;
    }

    /**
     * The events from {@code expected} on, as many as are there; none if none came for a while.
     *
     * @param wait how long to wait for the first
     * @throws ViewsAheadOfLogException if the log ends before {@code expected - 1}
     * @throws StatusRuntimeException   if the log must be read and cannot be
     */
    List<LogEntry> next(long expected, Duration wait) throws InterruptedException {
        if (expected > logUntil && stream.isEmpty()) {
            stream = subscribe(expected);
        }
        List<LogEntry> entries = expected > logUntil ? inOrder(poll(wait), expected) : List.of();
        // What came in order before a hole is not asked for again: the log may have nothing to give for the hole.
        if (entries.isEmpty() && expected <= logUntil) {
            entries = fromLog(expected);
        }
        if (entries.isEmpty() && System.nanoTime() - lookAt < 0) {
            return entries;
        }
        lookAt = System.nanoTime() + PATIENCE.toNanos();
        return entries.isEmpty() ? lookAround(expected) : entries;
    }

    @Override
    public void close() {
        stream.ifPresent(EventStream::close);
        stream = Optional.empty();
    }

    private Optional<EventStream> subscribe(long expected) {
        try {
            StreamInfo info = EventStream.info(nats);
            long first = info.getStreamState().getFirstSequence();
            if (first > expected) {
                LOG.info("the stream begins at position {}; reading from position {} on from the log", first, expected);
                logUntil = first - 1;
                return Optional.empty();
            }
            EventStream opened = EventStream.openAt(expected, nats, info);
            streamProblem = "";
            return Optional.of(opened);
        } catch (IOException | JetStreamApiException e) {
            report(e);
            return Optional.empty();
        }
    }

    private List<Arrival> poll(Duration wait) throws InterruptedException {
        if (stream.isPresent()) {
            return stream.get().poll(MAX_BATCH, wait);
        }
        TimeUnit.MILLISECONDS.sleep(wait.toMillis());
        return List.of();
    }

    /** The run of consecutive events from {@code expected} on. What follows a hole is left to be read again. */
    private List<LogEntry> inOrder(List<Arrival> arrivals, long expected) {
        var run = new ArrayList<LogEntry>(arrivals.size());
        for (Arrival arrival : arrivals) {
            long wanted = expected + run.size();
            if (arrival.sequence() > wanted || arrival.sequence() == wanted && !arrival.isEvent()) {
                distrust(arrival, wanted);
                return run;
            }
            if (arrival.sequence() == wanted) {
                run.add(arrival.entry());
            }
        }
        return run;
    }

    private void distrust(Arrival arrival, long wanted) {
        holes.increment();
        if (arrival.sequence() == wanted) {
            LOG.warn("the stream has something else at position {} than the event", wanted);
            logUntil = wanted;
            unreadable = arrival.unreadable();
        } else {
            LOG.warn("the stream goes on with position {} where {} is expected", arrival.sequence(), wanted);
            logUntil = arrival.sequence() - 1;
        }
        close();
    }

    private List<LogEntry> fromLog(long expected) {
        EventLog.Page page;
        try {
            page = log.read(expected, Math.min(logUntil, expected + MAX_BATCH - 1));
        } catch (StatusRuntimeException e) {
            return List.of(unreadableThereToo(expected, e));
        }
        requireConsecutive(page, expected);
        if (page.entries().isEmpty()) {
            throw new IllegalStateException(
                    "the stream knows of position %d, the log ends at %d".formatted(logUntil, page.head()));
        }
        return page.entries();
    }

    /** What the stream has at a position, if a command server is there and cannot read its event either. */
    private LogEntry unreadableThereToo(long position, StatusRuntimeException failure) {
        return unreadable
                .filter(entry -> entry.position() == position && failure.getStatus().getCode() == Code.INTERNAL)
                .orElseThrow(() -> failure);
    }

    /** Nothing came for a while: asks the log whether there is nothing, and the stream whether it still is what it was. */
    private List<LogEntry> lookAround(long expected) {
        try {
            EventLog.Page page = log.read(expected, expected + MAX_BATCH - 1);
            requireConsecutive(page, expected);
            if (!page.entries().isEmpty()) {
                LOG.info("the stream does not deliver; reading positions {} to {} from the log", expected, page.head());
                logUntil = page.head();
                close();
                return page.entries();
            }
        } catch (StatusRuntimeException e) {
            LOG.debug("the log cannot be asked: {}", e.toString());
        }
        if (stream.isPresent() && isBroken(stream.get(), expected)) {
            LOG.info("the stream was replaced or does not deliver; reading it anew from position {} on", expected);
            close();
        }
        return List.of();
    }

    private boolean isBroken(EventStream reading, long expected) {
        try {
            StreamInfo info = EventStream.info(nats);
            return !reading.isOf(info) || info.getStreamState().getLastSequence() >= expected;
        } catch (IOException e) {
            // NATS is away. Its client reads on by itself when it is back; if not, this is called again.
            return false;
        } catch (JetStreamApiException e) {
            report(e);
            return true;
        }
    }

    /** Told once, until something else is wrong. */
    private void report(Exception problem) {
        if (!problem.toString().equals(streamProblem)) {
            LOG.info("the stream cannot be read: {}", problem.getMessage());
        }
        streamProblem = problem.toString();
    }

    private static void requireConsecutive(EventLog.Page page, long expected) {
        if (page.head() < expected - 1) {
            throw new ViewsAheadOfLogException(expected - 1, page.head());
        }
        long[] positions = page.entries().stream().mapToLong(LogEntry::position).toArray();
        if (!LongStream.range(0, positions.length).allMatch(i -> positions[(int) i] == expected + i)) {
            throw new IllegalStateException("the log has a gap at or after position " + expected);
        }
    }
}
