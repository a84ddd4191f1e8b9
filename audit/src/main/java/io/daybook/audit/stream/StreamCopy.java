package io.daybook.audit.stream;

import com.google.protobuf.InvalidProtocolBufferException;
import io.daybook.audit.Progress;
import io.daybook.audit.Tally;
import io.daybook.audit.log.LogReader;
import io.daybook.v1.Event;
import io.nats.client.Connection;
import io.nats.client.IterableConsumer;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamStatusCheckedException;
import io.nats.client.Message;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.api.OrderedConsumerConfiguration;
import io.nats.client.api.StreamInfo;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * G3: the stream holds each event of the log once, in order, without a gap between its first and its last, and nothing
 * else. What the stream forgets while it is read, and what comes meanwhile, is no breach. For one thread.
 */
public final class StreamCopy {

    private static final String NAME = "DAYBOOK_EVENTS";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 3;
    private static final int NO_MESSAGE = 404;
    private static final Logger LOG = LoggerFactory.getLogger(StreamCopy.class);

    private final Connection nats;
    private final LogReader log;
    private final Progress progress;

    /** Compares the stream of a NATS with a log. */
    public StreamCopy(Connection nats, LogReader log, Progress progress) {
        this.nats = nats;
        this.log = log;
        this.progress = progress;
    }

    /**
     * Compares all of it.
     *
     * @throws IOException           if NATS is away, or the stream is replaced again and again
     * @throws JetStreamApiException if there is no stream
     * @throws InterruptedException  if interrupted meanwhile
     */
    public Tally run() throws IOException, JetStreamApiException, InterruptedException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            StreamInfo info = info();
            try {
                var tally = new Tally("G3", "the stream is the log");
                compare(info, tally);
                return tally;
            } catch (ReplacedException e) {
                LOG.debug("the stream was replaced; the new one is the one that counts");
            }
        }
        throw new IOException("the stream was replaced %d times while it was read".formatted(ATTEMPTS));
    }

    private void compare(StreamInfo info, Tally tally)
            throws IOException, JetStreamApiException, InterruptedException, ReplacedException {
        long first = info.getStreamState().getFirstSequence();
        long last = info.getStreamState().getLastSequence();
        // Read after the stream's end, which it can only be beyond.
        long head = log.head();
        if (last > head) {
            tally.breach("the stream ends at position %d, the log at %d", last, head);
        }
        if (last < head) {
            tally.remark("the stream is %d positions behind the log, which ends at %d", head - last, head);
        }
        if (first > 1) {
            tally.remark("the stream begins at position %d", first);
        }
        var reading = new Reading(info, tally);
        try {
            for (long next = first; next <= Math.min(last, head); ) {
                List<Event> page = log.page(next, Math.min(last, head));
                for (Event event : page) {
                    reading.compare(event);
                    tally.examined();
                }
                if (page.isEmpty()) {
                    break;
                }
                next = page.getLast().getPosition() + 1;
                progress.at("stream", next - first, last - first + 1);
            }
        } finally {
            reading.close();
        }
    }

    private StreamInfo info() throws IOException, JetStreamApiException {
        return nats.jetStreamManagement().getStreamInfo(NAME);
    }

    /** The stream is not the one whose reading began. */
    private static final class ReplacedException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** The messages of the stream, one after the other. */
    private final class Reading {

        private final StreamInfo begun;
        private final Tally tally;
        private final IterableConsumer consumer;

        /** The message that was read last, if none of the events so far is the one of its sequence. */
        private Optional<Message> ahead = Optional.empty();

        Reading(StreamInfo begun, Tally tally) throws IOException, JetStreamApiException {
            this.begun = begun;
            this.tally = tally;
            this.consumer = nats.getStreamContext(NAME)
                    .createOrderedConsumer(new OrderedConsumerConfiguration()
                            .deliverPolicy(DeliverPolicy.ByStartSequence)
                            .startSequence(Math.max(1, begun.getStreamState().getFirstSequence())))
                    .iterate();
        }

        void compare(Event event) throws IOException, JetStreamApiException, InterruptedException, ReplacedException {
            // Such as are behind belong to positions that the log itself lacks.
            while (ahead.filter(message -> sequence(message) >= event.getPosition()).isEmpty()) {
                ahead = next(event.getPosition());
                if (ahead.isEmpty()) {
                    break;
                }
            }
            if (ahead.filter(message -> sequence(message) == event.getPosition()).isPresent()) {
                compare(ahead.get(), event);
                ahead = Optional.empty();
            } else {
                requireForgotten(event.getPosition());
            }
        }

        void close() throws InterruptedException {
            try {
                consumer.close();
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                // The server forgets a consumer that nobody uses.
                LOG.debug("while closing the consumer", e);
            }
        }

        /** The next message, from a position on; empty if the stream has no more. */
        private Optional<Message> next(long position)
                throws IOException, JetStreamApiException, InterruptedException, ReplacedException {
            try {
                Message message = consumer.nextMessage(PATIENCE);
                if (message == null) {
                    requireSame(info());
                    if (!isMissing(position)) {
                        throw new IOException("the stream does not deliver position " + position);
                    }
                }
                return Optional.ofNullable(message);
            } catch (JetStreamStatusCheckedException e) {
                requireSame(info());
                throw new IOException("the stream cannot be read", e);
            }
        }

        private void requireSame(StreamInfo now) throws ReplacedException {
            boolean replaced = !now.getCreateTime().equals(begun.getCreateTime())
                    || now.getStreamState().getLastSequence() < begun.getStreamState().getLastSequence();
            if (replaced) {
                throw new ReplacedException();
            }
        }

        /** A message is not there: it was too old, the stream is another one, or it is lost. */
        private void requireForgotten(long position) throws IOException, JetStreamApiException, ReplacedException {
            StreamInfo now = info();
            requireSame(now);
            if (now.getStreamState().getFirstSequence() <= position && isMissing(position)) {
                tally.breach("the stream has no message for position %d", position);
            }
        }

        private boolean isMissing(long position) throws IOException, JetStreamApiException {
            try {
                nats.jetStreamManagement().getMessage(NAME, position);
                return false;
            } catch (JetStreamApiException e) {
                if (e.getErrorCode() == NO_MESSAGE) {
                    return true;
                }
                throw e;
            }
        }

        private void compare(Message message, Event event) {
            long sequence = sequence(message);
            if (!subject(event).equals(message.getSubject())) {
                tally.breach("sequence %d has subject %s, not %s", sequence, message.getSubject(), subject(event));
            }
            try {
                Event copy = Event.parseFrom(message.getData());
                if (!copy.equals(event)) {
                    tally.breach(
                            "sequence %d holds event %s (position %d), the log has event %s at position %d",
                            sequence, copy.getEventId(), copy.getPosition(), event.getEventId(), event.getPosition());
                }
            } catch (InvalidProtocolBufferException e) {
                tally.breach("sequence %d holds no event: %s", sequence, e.getMessage());
            }
        }
    }

    private static long sequence(Message message) {
        return message.metaData().streamSequence();
    }

    private static String subject(Event event) {
        String kind = event.getEntityType().name().substring("ENTITY_TYPE_".length()).toLowerCase(Locale.ROOT);
        return "daybook.events." + kind + "." + event.getEntityId();
    }
}
