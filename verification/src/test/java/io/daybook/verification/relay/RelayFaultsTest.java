package io.daybook.verification.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.daybook.command.CommandServer;
import io.daybook.local.EmbeddedPostgresServer;
import io.daybook.local.NatsServer;
import io.daybook.local.StackSettings;
import io.daybook.service.Environment;
import io.daybook.service.RunningServer;
import io.daybook.v1.CalendarCommandServiceGrpc;
import io.daybook.v1.CreateCalendarRequest;
import io.daybook.v1.Event;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.api.StreamInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** G3 when the relay's server stops, when NATS is away, and when it comes back with nothing. */
class RelayFaultsTest {

    private static final String STREAM = "DAYBOOK_EVENTS";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void eventsReachTheStreamOnceAndInOrderWhateverHappensToRelayAndNats(@TempDir Path directory) throws Exception {
        var ports = StackSettings.onFreePorts(directory);
        Path store = directory.resolve("nats");
        NatsServer nats = NatsServer.start(store, ports.natsPort());
        try (EmbeddedPostgresServer postgres =
                EmbeddedPostgresServer.start(directory.resolve("postgres"), ports.postgresPort())) {
            Map<String, String> environment = new HashMap<>();
            environment.put("DAYBOOK_POSTGRES_URL", postgres.url());
            environment.put("DAYBOOK_NATS_URL", nats.url());
            environment.put("DAYBOOK_PORT", "0");
            RunningServer leader = CommandServer.start(new Environment(environment));
            long first = createCalendar(leader);
            awaitStream(nats, first);

            // The second stands by until the first, which relays, is gone.
            try (RunningServer standby = CommandServer.start(new Environment(environment))) {
                long second = createCalendar(standby);
                awaitStream(nats, second);
                leader.close();
                long third = createCalendar(standby);
                awaitStream(nats, third);

                nats.kill();
                long accepted = createCalendar(standby);
                nats = NatsServer.start(store, ports.natsPort());
                awaitStream(nats, accepted);

                nats.kill();
                delete(store);
                long meanwhile = createCalendar(standby);
                nats = NatsServer.start(store, ports.natsPort());
                awaitStream(nats, meanwhile);
                assertThat(meanwhile).isEqualTo(5);

                Path older = directory.resolve("older");
                nats.kill();
                copy(store, older);
                nats = NatsServer.start(store, ports.natsPort());
                awaitStream(nats, createCalendar(standby));
                nats.kill();
                // As after a crash of its machine: what had not reached the disk is gone.
                delete(store);
                copy(older, store);
                nats = NatsServer.start(store, ports.natsPort());
                awaitStream(nats, 6);

                nats.kill();
                delete(store);
                copy(older, store);
            }
            nats = NatsServer.start(store, ports.natsPort());
            try (RunningServer _ = CommandServer.start(new Environment(environment))) {
                awaitStream(nats, 6);
            }
        } finally {
            nats.close();
        }
    }

    /** Waits until the stream ends with a position, and looks at every message on the way there. */
    private static void awaitStream(NatsServer nats, long position) throws Exception {
        try (Connection connection = Nats.connect(nats.url())) {
            var streams = connection.jetStreamManagement();
            await().atMost(PATIENCE).ignoreExceptions().until(() -> {
                StreamInfo info = streams.getStreamInfo(STREAM);
                return info.getStreamState().getLastSequence() == position;
            });
            assertThat(streams.getStreamInfo(STREAM).getStreamState().getMsgCount()).isEqualTo(position);
            for (long sequence = 1; sequence <= position; sequence++) {
                Event event = Event.parseFrom(streams.getMessage(STREAM, sequence).getData());
                assertThat(event.getPosition()).isEqualTo(sequence);
            }
        }
    }

    private static long createCalendar(RunningServer server) {
        ManagedChannel channel = Grpc.newChannelBuilder(
                        "127.0.0.1:" + server.port(), InsecureChannelCredentials.create())
                .build();
        try {
            return CalendarCommandServiceGrpc.newBlockingStub(channel)
                    .createCalendar(CreateCalendarRequest.newBuilder()
                            .setName("Practice " + UUID.randomUUID())
                            .setTimeZone("UTC")
                            .build())
                    .getReceipt()
                    .getPosition();
        } finally {
            channel.shutdownNow();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
