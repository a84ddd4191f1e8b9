package io.daybook.projector;

import io.grpc.StatusRuntimeException;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the log ends. Safe for use by many threads.
 *
 * @param nats where the stream is
 * @param log  the log itself
 */
record LogHead(Connection nats, EventLog log) {

    private static final Logger LOG = LoggerFactory.getLogger(LogHead.class);

    /** Position of the newest event that the stream or the log know of; empty if neither can be asked. */
    OptionalLong position() {
        return Stream.of(ofStream(), ofLog()).flatMapToLong(OptionalLong::stream).max();
    }

    /** Position of the newest event of the stream; empty if it cannot be asked. */
    OptionalLong ofStream() {
        try {
            return OptionalLong.of(EventStream.info(nats).getStreamState().getLastSequence());
        } catch (IOException | JetStreamApiException e) {
            LOG.debug("no stream to ask where the log ends: {}", e.toString());
            return OptionalLong.empty();
        }
    }

    /** Position of the newest event, as the log itself says: a stream may have lost some. Empty if it cannot be asked. */
    OptionalLong ofLog() {
        try {
            return OptionalLong.of(log.head());
        } catch (StatusRuntimeException e) {
            LOG.debug("no command server to ask where the log ends: {}", e.getStatus());
            return OptionalLong.empty();
        }
    }
}
