package io.daybook.verification.projector;

import io.daybook.v1.Event;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Nats;
import io.nats.client.PublishOptions;
import io.nats.client.PurgeOptions;
import io.nats.client.api.PublishAck;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.impl.Headers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Copies a log to the stream by the relay's rules. */
final class EventPublisher {

    private static final String STREAM = "DAYBOOK_EVENTS";
    private static final int PIPELINE = 500;

    private final Connection nats;

    EventPublisher(String natsUrl) throws IOException, InterruptedException {
        this.nats = Nats.connect(natsUrl);
    }

    Connection nats() {
        return nats;
    }

    void createStream() throws IOException, JetStreamApiException {
        nats.jetStreamManagement()
                .addStream(StreamConfiguration.builder()
                        .name(STREAM)
                        .subjects("daybook.events.>")
                        .storageType(StorageType.File)
                        .build());
    }

    void deleteStream() throws IOException, JetStreamApiException {
        nats.jetStreamManagement().deleteStream(STREAM);
    }

    /** Lets the stream forget the events before a position, as its retention does. */
    void forgetBefore(long position) throws IOException, JetStreamApiException {
        nats.jetStreamManagement()
                .purgeStream(STREAM, PurgeOptions.builder().sequence(position).build());
    }

    void forget(long position) throws IOException, JetStreamApiException {
        nats.jetStreamManagement().deleteMessage(STREAM, position);
    }

    long head() throws IOException, JetStreamApiException {
        return nats.jetStreamManagement().getStreamInfo(STREAM).getStreamState().getLastSequence();
    }

    /** Publishes whatever the log has beyond the stream. */
    void publish(GivenLog log) throws IOException, JetStreamApiException {
        List<Event> events = log.events(head() + 1, log.head());
        for (int i = 0; i < events.size(); i += PIPELINE) {
            publish(events.subList(i, Math.min(i + PIPELINE, events.size())));
        }
    }

    void publish(String subject, byte[] body, long position) throws IOException, JetStreamApiException {
        var headers = new Headers().add("Daybook-Position", Long.toString(position));
        nats.jetStream().publish(subject, headers, body, options(position));
    }

    void close() throws InterruptedException {
        nats.close();
    }

    private void publish(List<Event> events) throws IOException {
        var acks = new ArrayList<CompletableFuture<PublishAck>>();
        for (Event event : events) {
            acks.add(nats.jetStream().publishAsync(subject(event), event.toByteArray(), options(event.getPosition())));
        }
        CompletableFuture.allOf(acks.toArray(CompletableFuture[]::new)).join();
    }

    private static PublishOptions options(long position) {
        return PublishOptions.builder()
                .messageId(Long.toString(position))
                .expectedLastSequence(position - 1)
                .build();
    }

    private static String subject(Event event) {
        String kind = switch (event.getEntityType()) {
            case ENTITY_TYPE_CALENDAR -> "calendar";
            case ENTITY_TYPE_SERIES -> "series";
            case ENTITY_TYPE_APPOINTMENT, ENTITY_TYPE_UNSPECIFIED, UNRECOGNIZED -> "appointment";
        };
        return "daybook.events." + kind + "." + event.getEntityId();
    }
}
