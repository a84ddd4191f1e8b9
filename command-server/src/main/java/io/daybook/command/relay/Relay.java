package io.daybook.command.relay;

import io.daybook.command.log.Database;
import io.daybook.command.log.EventLog;
import io.daybook.command.log.Head;
import io.daybook.service.NatsConnections;
import io.daybook.service.SupervisedLoop;
import io.daybook.v1.Event;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies the log to the stream, in order. Of all command servers one leads and publishes, the others stand by. It keeps
 * no mark of what was published: the stream's own end says where to go on, whatever was lost. Safe for use by many
 * threads.
 */
public final class Relay implements AutoCloseable {

    /** What is read from SQL, and then published without waiting for single acks. */
    private static final int PAGE = 200;

    /**
     * Backstop for nudges that were lost. A leader that was idle for as long also looks whether the stream still is what
     * it left; a busy one learns of that when it publishes.
     */
    private static final Duration IDLE_POLL = Duration.ofSeconds(1);

    private static final String NUDGE_SUBJECT = "daybook.log.appended";
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    private final EventLog log = new EventLog();
    private final News news = new News();
    private final Database database;
    private final StreamSettings settings;
    private final SupervisedLoop loop;
    private volatile Connection nats;
    private volatile boolean leading;

    /** Starts relaying, as soon as NATS is there. The caller closes the database after the relay. */
    public Relay(Database database, StreamSettings settings) {
        this.database = database;
        this.settings = settings;
        this.loop = SupervisedLoop.start("relay", this::leadOrStandBy);
    }

    /** Says that this server appended events, and which. Returns at once. */
    public void appended(List<Event> events) {
        Connection connection = nats;
        if (leading) {
            news.tell(events);
        } else if (connection != null && connection.getStatus() == Connection.Status.CONNECTED) {
            connection.publish(NUDGE_SUBJECT, "appended".getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Override
    public void close() {
        loop.close();
        if (nats != null) {
            try {
                nats.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void leadOrStandBy() throws Exception {
        if (nats == null) {
            nats = connect();
        }
        Optional<LeaderLock> acquired = LeaderLock.tryAcquire(database);
        if (acquired.isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(IDLE_POLL.toMillis());
            return;
        }
        try (LeaderLock lock = acquired.get()) {
            leading = true;
            publishFrom(lock, new EventStream(nats, settings));
        } finally {
            leading = false;
        }
    }

    private Connection connect() throws InterruptedException {
        Connection connection =
                NatsConnections.connect("daybook-relay", settings.natsUrl(), _ -> news.nudge());
        connection.createDispatcher().subscribe(NUDGE_SUBJECT, _ -> news.nudge());
        return connection;
    }

    /** Publishes whatever the log has beyond the stream, until the stream is found to be another than was left. */
    private void publishFrom(LeaderLock lock, EventStream stream) throws Exception {
        stream.ensureExists();
        long published = stream.lastPosition();
        requireCopyOfThisLog(stream, published);
        LOG.info("this server relays events, from position {} on", published + 1);
        published = publishLog(lock, stream, published);
        while (true) {
            lock.checkWhenDue();
            Optional<List<Event>> appended = news.await(IDLE_POLL);
            if (appended.isEmpty() && stream.lastPosition() != published) {
                LOG.warn("the stream no longer ends at position {}", published);
                return;
            }
            List<Event> events = appended.orElse(List.of());
            if (!events.isEmpty() && events.getFirst().getPosition() == published + 1) {
                published = publish(stream, events);
            } else if (events.isEmpty() || events.getLast().getPosition() > published) {
                published = publishLog(lock, stream, published);
            }
        }
    }

    /** Publishes all that the log has beyond a position, and returns where that ends. */
    private long publishLog(LeaderLock lock, EventStream stream, long position) throws Exception {
        long published = position;
        List<Event> events = log.read(database.sql(), published + 1, Long.MAX_VALUE, PAGE);
        while (!events.isEmpty()) {
            published = publish(stream, events);
            lock.checkWhenDue();
            events = log.read(database.sql(), published + 1, Long.MAX_VALUE, PAGE);
        }
        return published;
    }

    private static long publish(EventStream stream, List<Event> events) throws IOException, InterruptedException {
        for (int from = 0; from < events.size(); from += PAGE) {
            stream.publish(events.subList(from, Math.min(events.size(), from + PAGE)));
        }
        return events.getLast().getPosition();
    }

    /** A stream that was fed from another log, or by somebody else, must not be continued: views would mix two truths. */
    private void requireCopyOfThisLog(EventStream stream, long published) throws IOException, JetStreamApiException {
        if (published == 0) {
            return;
        }
        Head head = log.head(database.sql());
        if (published > head.position()) {
            throw new IllegalStateException(("the stream %s ends at position %d, the log at %d: the stream is of another"
                            + " log, or the log was restored from an old backup. Delete the stream to have it filled anew.")
                    .formatted(EventStream.NAME, published, head.position()));
        }
        Event newest = log.read(database.sql(), published, published, 1).getFirst();
        Optional<String> onStream = stream.messageId(published);
        if (onStream.isPresent() && !onStream.get().equals(newest.getEventId())) {
            throw new IllegalStateException(
                    "the stream %s holds at position %d an event that is not the log's. Delete the stream to have it filled anew."
                            .formatted(EventStream.NAME, published));
        }
    }
}
