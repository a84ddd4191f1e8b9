package io.daybook.verification.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.audit.Progress;
import io.daybook.audit.Tally;
import io.daybook.audit.log.LogReader;
import io.daybook.audit.stream.StreamCopy;
import io.daybook.local.NatsServer;
import io.daybook.v1.Event;
import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.PurgeOptions;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** G3: a stream that is not the log is told from one that is. */
class StreamCopyTest {

    private static final String STREAM = "DAYBOOK_EVENTS";

    private ServedLog log;
    private LogReader reader;
    private NatsServer server;
    private Connection nats;

    @BeforeEach
    void serve(@TempDir Path directory) throws Exception {
        log = new ServedLog();
        log.calendar("room");
        for (int hour = 0; hour < 9; hour++) {
            log.booked("room", hour);
        }
        reader = new LogReader(log.address(), 0);
        server = NatsServer.start(directory, freePort());
        nats = Nats.connect(server.url());
        nats.jetStreamManagement().addStream(StreamConfiguration.builder()
                .name(STREAM)
                .subjects("daybook.events.>")
                .build());
    }

    @AfterEach
    void close() throws Exception {
        nats.close();
        server.close();
        reader.close();
        log.close();
    }

    @Test
    void aTrueCopy() throws Exception {
        publishAll();

        assertThat(compare().finding().breaches()).isEmpty();
        assertThat(compare().finding().examined()).isEqualTo(10);
        assertThat(compare().finding().remarks()).isEmpty();
    }

    @Test
    void aStreamThatForgotItsBeginningAndLagsBehind() throws Exception {
        publishAll();
        nats.jetStreamManagement().purgeStream(STREAM, PurgeOptions.builder().sequence(4).build());
        log.booked("room", 20);

        assertThat(compare().finding().breaches()).isEmpty();
        assertThat(compare().finding().examined()).isEqualTo(7);
        assertThat(compare().finding().remarks())
                .containsExactlyInAnyOrder(
                        "the stream begins at position 4", "the stream is 1 positions behind the log, which ends at 11");
    }

    @Test
    void twoEventsInTheWrongOrder() throws Exception {
        log.events().forEach(event -> publish(log.events().get(switch ((int) event.getPosition()) {
            case 4 -> 4;
            case 5 -> 3;
            default -> (int) event.getPosition() - 1;
        })));

        assertThat(compare().finding().breaches())
                .hasSize(4)
                .anyMatch(breach -> breach.startsWith("sequence 4 has subject"))
                .anyMatch(breach -> breach.matches("sequence 4 holds event .* \\(position 5\\), the log has .* at position 4"))
                .anyMatch(breach -> breach.matches("sequence 5 holds event .* \\(position 4\\), the log has .* at position 5"));
    }

    @Test
    void bytesThatAreNoEvent() throws Exception {
        publishAll();
        log.booked("room", 20);
        nats.jetStream()
                .publish("daybook.events.appointment." + log.events().getLast().getEntityId(), new byte[] {7, 7});

        assertThat(compare().finding().breaches()).singleElement().asString().startsWith("sequence 11 holds no event");
    }

    @Test
    void messagesThatAreMissing() throws Exception {
        publishAll();
        nats.jetStreamManagement().deleteMessage(STREAM, 5);
        nats.jetStreamManagement().deleteMessage(STREAM, 6);

        assertThat(compare().finding().breaches())
                .containsExactly("the stream has no message for position 5", "the stream has no message for position 6");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void publishAll() {
        log.events().forEach(this::publish);
    }

    private void publish(Event event) {
        try {
            String kind = event.hasCalendarCreated() ? "calendar" : "appointment";
            nats.jetStream().publish("daybook.events." + kind + "." + event.getEntityId(), event.toByteArray());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private Tally compare() throws Exception {
        return new StreamCopy(nats, reader, Progress.NONE).run();
    }
}
