package io.daybook.projector;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.daybook.v1.EntityType;
import io.daybook.v1.Event;
import io.nats.client.Connection;
import io.nats.client.ConsumeOptions;
import io.nats.client.Dispatcher;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.MessageConsumer;
import io.nats.client.OrderedConsumerContext;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.api.OrderedConsumerConfiguration;
import io.nats.client.api.StreamInfo;
import java.io.IOException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The JetStream copy of the log, read in order from one position on. Its sequence numbers are positions. For one thread,
 * beside that on which messages arrive.
 */
final class EventStream implements AutoCloseable {

    private static final String NAME = "DAYBOOK_EVENTS";
    private static final String POSITION_HEADER = "Daybook-Position";
    private static final int READ_AHEAD = 4_000;
    private static final Duration OFFER_TIME = Duration.ofMillis(100);
    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);

    private final BlockingQueue<Message> arrived = new ArrayBlockingQueue<>(READ_AHEAD);
    private final Connection nats;
    private final ZonedDateTime created;
    private final Dispatcher dispatcher;
    private final MessageConsumer consumer;
    private volatile boolean closed;

    private EventStream(Connection nats, StreamInfo info, long position) throws IOException, JetStreamApiException {
        this.nats = nats;
        this.created = info.getCreateTime();
        OrderedConsumerContext context = nats.getStreamContext(NAME)
                .createOrderedConsumer(new OrderedConsumerConfiguration()
                        .deliverPolicy(DeliverPolicy.ByStartSequence)
                        .startSequence(position));
        this.dispatcher = nats.createDispatcher();
        this.consumer = consume(context);
    }

    /** The stream as it is now. */
    static StreamInfo info(Connection nats) throws IOException, JetStreamApiException {
        return nats.jetStreamManagement().getStreamInfo(NAME);
    }

    /** Begins to read. */
    static EventStream openAt(long position, Connection nats, StreamInfo info)
            throws IOException, JetStreamApiException {
        return new EventStream(nats, info, position);
    }

    /** Whether {@code info} is of the stream that is being read, not of one that took its place. */
    boolean isOf(StreamInfo info) {
        return created.equals(info.getCreateTime());
    }

    /** What has arrived, at most {@code max}; if nothing has, waits for the first. */
    List<Arrival> poll(int max, Duration wait) throws InterruptedException {
        Message first = arrived.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
        if (first == null) {
            return List.of();
        }
        var messages = new ArrayList<Message>();
        messages.add(first);
        arrived.drainTo(messages, max - 1);
        return messages.stream().map(EventStream::arrival).toList();
    }

    @Override
    public void close() {
        closed = true;
        try {
            consumer.close();
            nats.closeDispatcher(dispatcher);
            nats.jetStreamManagement().deleteConsumer(NAME, consumer.getConsumerName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            // NATS is away or lost the consumer; the server forgets a consumer that nobody uses.
            LOG.debug("while closing consumer {}", consumer.getConsumerName(), e);
        }
    }

    private MessageConsumer consume(OrderedConsumerContext context) throws IOException, JetStreamApiException {
        try {
            return context.consume(ConsumeOptions.builder().batchSize(READ_AHEAD).build(), dispatcher, this::arrive);
        } catch (IOException | JetStreamApiException | RuntimeException e) {
            // It has a thread.
            nats.closeDispatcher(dispatcher);
            throw e;
        }
    }

    /** Holds up the reading from NATS when the projector is slower. */
    private void arrive(Message message) throws InterruptedException {
        boolean done = closed;
        while (!done) {
            done = arrived.offer(message, OFFER_TIME.toMillis(), TimeUnit.MILLISECONDS) || closed;
        }
    }

    private static Arrival arrival(Message message) {
        long sequence = message.metaData().streamSequence();
        try {
            return new Arrival(sequence, new LogEntry.Readable(Event.parseFrom(message.getData())));
        } catch (InvalidProtocolBufferException e) {
            ByteString bytes = ByteString.copyFrom(message.getData());
            var entry = new LogEntry.Unreadable(
                    claimedPosition(message), entity(message.getSubject()), bytes, e.toString());
            return new Arrival(sequence, entry);
        }
    }

    /** What the relay says the position is; 0 for a message that is not from it, in the place of which the log has another. */
    private static long claimedPosition(Message message) {
        String claimed = message.hasHeaders() ? message.getHeaders().getFirst(POSITION_HEADER) : null;
        return claimed != null && claimed.matches("\\d{1,18}") ? Long.parseLong(claimed) : 0;
    }

    /** The entity that a subject, {@code daybook.events.<kind>.<id>}, names. */
    private static EntityKey entity(String subject) {
        String[] tokens = subject.split("\\.", 4);
        EntityType type = switch (tokens[2]) {
            case "appointment" -> EntityType.ENTITY_TYPE_APPOINTMENT;
            case "calendar" -> EntityType.ENTITY_TYPE_CALENDAR;
            case "series" -> EntityType.ENTITY_TYPE_SERIES;
            default -> EntityType.ENTITY_TYPE_UNSPECIFIED;
        };
        return new EntityKey(type, tokens.length > 3 ? tokens[3] : "");
    }

    /**
     * One message.
     *
     * @param sequence its sequence number on the stream
     * @param entry    what it holds
     */
    record Arrival(long sequence, LogEntry entry) {

        /** Whether it is the event that its place on the stream is for. */
        boolean isEvent() {
            return switch (entry) {
                case LogEntry.Readable(var event) -> event.getPosition() == sequence;
                case LogEntry.Unreadable _ -> false;
            };
        }

        /** What cannot be read, if it is from the relay and at its place. */
        Optional<LogEntry.Unreadable> unreadable() {
            return switch (entry) {
                case LogEntry.Readable _ -> Optional.empty();
                case LogEntry.Unreadable bytes -> Optional.of(bytes).filter(found -> found.position() == sequence);
            };
        }
    }
}
