package io.daybook.verification.projector;

import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.daybook.local.EmbeddedMongo;
import io.daybook.local.NatsServer;
import io.daybook.projector.Projector;
import io.daybook.service.Environment;
import io.daybook.service.RunningServer;
import io.daybook.views.Checkpoint;
import io.daybook.views.Views;
import io.grpc.ManagedChannelBuilder;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** Everything a projector needs, real but for the command server: NATS, MongoDB, and a given log. */
final class ProjectorStage {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration POLL = Duration.ofMillis(20);

    private final Deque<RunningServer> projectors = new ArrayDeque<>();
    private final GivenLog log = new GivenLog();
    private final Path directory;
    private final int natsPort = freePort();
    private final LogServer logServer = new LogServer(log);
    private EmbeddedMongo mongo = EmbeddedMongo.start(0);
    private final MongoClient client = MongoClients.create(mongo.url());
    private NatsServer nats;
    private EventPublisher publisher;

    ProjectorStage(Path directory) throws IOException, InterruptedException {
        this.directory = directory;
        startNats("nats");
    }

    GivenLog log() {
        return log;
    }

    LogServer logServer() {
        return logServer;
    }

    EventPublisher publisher() {
        return publisher;
    }

    Views views() {
        return new Views(client.getDatabase("daybook"));
    }

    void stopMongo() {
        mongo.close();
    }

    /** Starts an empty one where the former was. */
    void startMongo() {
        mongo = EmbeddedMongo.start(URI.create(mongo.url()).getPort());
    }

    ServingStatus health(RunningServer projector) {
        var channel = ManagedChannelBuilder.forAddress("127.0.0.1", projector.port()).usePlaintext().build();
        try {
            return HealthGrpc.newBlockingStub(channel)
                    .check(HealthCheckRequest.getDefaultInstance())
                    .getStatus();
        } finally {
            channel.shutdownNow();
        }
    }

    void wipeMongo() {
        client.getDatabase("daybook").drop();
    }

    /** NATS dies and comes back with the streams of a directory. */
    void restartNats(String streams) throws IOException, InterruptedException {
        nats.kill();
        publisher.close();
        startNats(streams);
    }

    RunningServer startProjector() throws InterruptedException {
        RunningServer projector = Projector.start(new Environment(Map.of(
                "DAYBOOK_PORT", "0",
                "DAYBOOK_NATS_URL", nats.url(),
                "DAYBOOK_MONGO_URL", mongo.url(),
                "DAYBOOK_COMMAND_ADDRESS", logServer.address())));
        projectors.push(projector);
        return projector;
    }

    /** Stops all projectors that were started, in an orderly way. */
    void stopProjectors() {
        while (!projectors.isEmpty()) {
            projectors.pop().close();
        }
    }

    void stop(RunningServer projector) {
        projectors.remove(projector);
        projector.close();
    }

    /** How far the views are; -1 if nobody began to fill them. */
    long position() {
        return views().checkpoint().map(Checkpoint::position).orElse(-1L);
    }

    /** Waits until the views hold the whole log. */
    void awaitProjected() {
        await().atMost(PATIENCE).pollInterval(POLL).until(() -> position() == log.head());
    }

    void awaitPosition(long position) {
        await().atMost(PATIENCE).pollInterval(POLL).until(() -> position() >= position);
    }

    void close() throws InterruptedException {
        stopProjectors();
        logServer.close();
        publisher.close();
        nats.kill();
        client.close();
        mongo.close();
    }

    private void startNats(String streams) throws IOException, InterruptedException {
        nats = NatsServer.start(directory.resolve(streams), natsPort);
        publisher = new EventPublisher(nats.url());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
