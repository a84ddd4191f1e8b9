package io.daybook.verification.projector;

import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.daybook.local.EmbeddedMongo;
import io.daybook.local.NatsServer;
import io.daybook.projector.Projector;
import io.daybook.query.QueryServer;
import io.daybook.service.Environment;
import io.daybook.service.RunningServer;
import io.daybook.views.CatalogChanges;
import io.daybook.views.Checkpoint;
import io.daybook.views.ViewCatalog;
import io.daybook.views.ViewSets;
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
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Date;
import java.util.Deque;
import java.util.Map;
import org.bson.Document;
import java.util.stream.Collectors;
import java.util.Set;
import java.util.List;
import java.util.ArrayList;
import java.time.Clock;

/** Everything a projector needs, real but for the command server: NATS, MongoDB, and a given log. */
final class ProjectorStage {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration POLL = Duration.ofMillis(20);

    private final Deque<RunningServer> projectors = new ArrayDeque<>();
    private final Deque<RunningServer> queryServers = new ArrayDeque<>();
    private final GivenLog log = new GivenLog();
    private final Path directory;
    private final int natsPort = freePort();
    private final LogServer logServer = new LogServer(log);
    private EmbeddedMongo mongo = EmbeddedMongo.start(0);
    private final MongoClient client = MongoClients.create(mongo.url());
    private Duration retention = Duration.ofHours(1);
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

    ViewSets sets() {
        return new ViewSets(client.getDatabase("daybook"));
    }

    /** The set that is read. */
    Views views() {
        return sets().views(sets().catalog().orElseThrow().live());
    }

    /** Has the projectors believe that their live set is at a position, or another epoch has begun. */
    void setCatalog(String field, long value) {
        String path = field.equals("position") ? "sets.g" + sets().catalog().orElseThrow().live() + ".position" : field;
        sets().catalogs().updateOne(Filters.empty(), Updates.set(path, value));
    }

    /** Has the projectors believe that another set took the place of one at another time. */
    void setRetiredAt(long generation, Instant time) {
        sets().catalogs().updateOne(Filters.empty(), Updates.set("sets.g" + generation + ".retiredAt", Date.from(time)));
    }

    /** Makes the views those of a release whose documents look otherwise. */
    void turnIntoAnotherFormat() {
        Document catalog = sets().catalogs().find().first();
        sets().catalogs().drop();
        sets().catalogs().insertOne(catalog.append("_id", "format-0"));
        client.getDatabase("daybook").getCollection("agenda_f0_g1").insertOne(new Document("_id", "as it was"));
    }

    /** All documents of that release. */
    List<Document> ofAnotherFormat() {
        var found = sets().catalogs().find(Filters.eq("format-0")).into(new ArrayList<>());
        return client.getDatabase("daybook").getCollection("agenda_f0_g1").find().into(found);
    }

    /** The numbers of the sets of which any collection is there. */
    Set<Long> setsInDatabase() {
        return client.getDatabase("daybook").listCollectionNames().into(new ArrayList<>()).stream()
                .filter(name -> name.contains("_f" + ViewSets.FORMAT + "_g"))
                .map(name -> Long.valueOf(name.substring(name.lastIndexOf('g') + 1)))
                .collect(Collectors.toSet());
    }

    CatalogChanges catalogChanges() {
        return new CatalogChanges(sets(), Clock.systemUTC());
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

    /** How long the projectors that are started from now on keep sets that are no longer read. */
    void setRetention(Duration newRetention) {
        retention = newRetention;
    }

    RunningServer startProjector() throws InterruptedException {
        RunningServer projector = Projector.start(environment());
        projectors.push(projector);
        return projector;
    }

    /** Starts a query server, which runs until the stage is closed. */
    RunningServer startQueryServer() throws InterruptedException {
        RunningServer queryServer = QueryServer.start(environment());
        queryServers.push(queryServer);
        return queryServer;
    }

    /** With which servers join the stage, on any port. */
    Environment environment() {
        return new Environment(Map.of(
                "DAYBOOK_PORT", "0",
                "DAYBOOK_NATS_URL", nats.url(),
                "DAYBOOK_MONGO_URL", mongo.url(),
                "DAYBOOK_VIEW_RETENTION_SECONDS", Long.toString(retention.toSeconds()),
                "DAYBOOK_COMMAND_ADDRESS", logServer.address()));
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
        return sets().catalog().map(ViewCatalog::liveCheckpoint).map(Checkpoint::position).orElse(-1L);
    }

    /** Waits until the views hold the whole log. */
    void awaitProjected() {
        await().atMost(PATIENCE).pollInterval(POLL).until(() -> position() == log.head());
    }

    void awaitPosition(long position) {
        await().atMost(PATIENCE).pollInterval(POLL).until(() -> position() >= position);
    }

    void close() throws InterruptedException {
        queryServers.forEach(RunningServer::close);
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

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
