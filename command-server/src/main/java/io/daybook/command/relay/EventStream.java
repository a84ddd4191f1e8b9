package io.daybook.command.relay;

import io.daybook.v1.Event;
import io.nats.client.Connection;
import io.nats.client.JetStream;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.DiscardPolicy;
import io.nats.client.api.MessageInfo;
import io.nats.client.api.PublishAck;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfo;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import io.nats.client.support.NatsJetStreamConstants;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The JetStream copy of the log. Its sequence numbers are the log's positions: every message is published on condition
 * that it gets the sequence that equals its position, so nothing can be stored twice, out of order or after a gap, whoever
 * publishes. For one thread.
 */
final class EventStream {

    static final String NAME = "DAYBOOK_EVENTS";

    private static final String SUBJECT_PREFIX = "daybook.events.";
    private static final String ENTITY_TYPE_PREFIX = "ENTITY_TYPE_";
    private static final Duration ACK_TIMEOUT = Duration.ofSeconds(5);

    /** Repeated publishes within this time are answered with the sequence of the first. */
    private static final Duration DUPLICATE_WINDOW = Duration.ofMinutes(2);

    private static final int NOT_FOUND = 404;
    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);

    private final Connection nats;
    private final StreamSettings settings;
    private final JetStreamManagement management;
    private final JetStream jetStream;

    EventStream(Connection nats, StreamSettings settings) throws IOException {
        this.nats = nats;
        this.settings = settings;
        this.management = nats.jetStreamManagement();
        this.jetStream = nats.jetStream();
    }

    /** Creates the stream if it is not there, and reads its configuration back. */
    void ensureExists() throws IOException, JetStreamApiException {
        StreamConfiguration wanted = StreamConfiguration.builder()
                .name(NAME)
                .description("The log of Daybook, in order; sequence = position")
                .subjects(SUBJECT_PREFIX + ">")
                .storageType(StorageType.File)
                .replicas(settings.replicas())
                .maxAge(settings.maxAge())
                .discardPolicy(DiscardPolicy.Old)
                .duplicateWindow(DUPLICATE_WINDOW)
                .build();
        StreamConfiguration actual = find().isPresent()
                ? management.updateStream(wanted).getConfiguration()
                : management.addStream(wanted).getConfiguration();
        warnIfDifferent("replicas", wanted.getReplicas(), actual.getReplicas());
        warnIfDifferent("storage", wanted.getStorageType(), actual.getStorageType());
        warnIfDifferent("duplicate window", wanted.getDuplicateWindow(), actual.getDuplicateWindow());
        warnIfDifferent("maximum age", wanted.getMaxAge(), actual.getMaxAge());
    }

    /** Position of the newest event on the stream; also after that event has expired. */
    long lastPosition() throws IOException, JetStreamApiException {
        return management.getStreamInfo(NAME).getStreamState().getLastSequence();
    }

    /** Id of the event at a position, if the stream still holds it. */
    Optional<String> messageId(long position) throws IOException, JetStreamApiException {
        try {
            MessageInfo message = management.getMessage(NAME, position);
            Headers headers = message.getHeaders();
            return Optional.of(headers == null ? "" : String.valueOf(headers.getFirst("Daybook-Event-Id")));
        } catch (JetStreamApiException e) {
            if (e.getErrorCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Publishes consecutive events and waits until all are stored. None is without the one before it, so that the ack of the
     * last is that of all; asking for each would double the messages. If the stream takes none, the first is told why.
     *
     * @throws IOException if any was not; those before the first break are stored, none after it
     */
    void publish(List<Event> events) throws IOException, InterruptedException {
        CompletableFuture<PublishAck> first = jetStream.publishAsync(message(events.getFirst()));
        if (events.size() == 1) {
            await(first, events);
            return;
        }
        events.subList(1, events.size() - 1).forEach(event -> nats.publish(behindItsPredecessor(event)));
        CompletableFuture<PublishAck> last = jetStream.publishAsync(behindItsPredecessor(events.getLast()));
        await(first, events);
        await(last, events);
    }

    private static void await(CompletableFuture<PublishAck> ack, List<Event> events) throws IOException, InterruptedException {
        try {
            ack.get(ACK_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the stream did not take events from position %d on"
                    .formatted(events.getFirst().getPosition()), e.getCause() == null ? e : e.getCause());
        }
    }

    private Optional<StreamInfo> find() throws IOException, JetStreamApiException {
        try {
            return Optional.of(management.getStreamInfo(NAME));
        } catch (JetStreamApiException e) {
            if (e.getErrorCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * On the further condition that the message before it is that of the event before it, on whose ack nobody has waited: the
     * sequence alone would let it follow a message of somebody else, on whose account that one was refused.
     */
    private static NatsMessage behindItsPredecessor(Event event) {
        NatsMessage message = message(event);
        message.getHeaders().add(NatsJetStreamConstants.EXPECTED_LAST_MSG_ID_HDR, Long.toString(event.getPosition() - 1));
        return message;
    }

    private static NatsMessage message(Event event) {
        var headers = new Headers();
        headers.add(NatsJetStreamConstants.MSG_ID_HDR, Long.toString(event.getPosition()));
        headers.add(NatsJetStreamConstants.EXPECTED_LAST_SEQ_HDR, Long.toString(event.getPosition() - 1));
        headers.add("Daybook-Position", Long.toString(event.getPosition()));
        headers.add("Daybook-Version", Long.toString(event.getVersion()));
        headers.add("Daybook-Event-Type", event.getPayloadCase().name());
        headers.add("Daybook-Event-Id", event.getEventId());
        if (!event.getTraceparent().isEmpty()) {
            headers.add("traceparent", event.getTraceparent());
        }
        return NatsMessage.builder()
                .subject(subject(event))
                .headers(headers)
                .data(event.toByteArray())
                .build();
    }

    private static String subject(Event event) {
        String kind = event.getEntityType().name().substring(ENTITY_TYPE_PREFIX.length()).toLowerCase(Locale.ROOT);
        return SUBJECT_PREFIX + kind + "." + event.getEntityId();
    }

    private static void warnIfDifferent(String what, Object wanted, Object actual) {
        if (!wanted.equals(actual)) {
            LOG.warn("the stream's {} is {}, not {}: this NATS server does not support it", what, actual, wanted);
        }
    }
}
