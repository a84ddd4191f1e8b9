package io.daybook.projector;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.daybook.service.Dependencies;
import io.daybook.service.Environment;
import io.daybook.service.GrpcServer;
import io.daybook.service.NatsConnections;
import io.daybook.service.RunningServer;
import io.daybook.service.ServerMain;
import io.daybook.service.SupervisedLoop;
import io.daybook.views.CatalogChanges;
import io.daybook.views.MongoFailures;
import io.daybook.views.ViewSets;
import io.nats.client.Connection;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/** The projector: keeps the views in MongoDB up to date with the log. */
public final class Projector {

    private Projector() {}

    /** Runs it as a process, with settings from the environment. */
    public static void main(String[] arguments) throws InterruptedException {
        ServerMain.run(Projector::start);
    }

    /**
     * Starts it and returns once MongoDB and NATS are there. Several may run: one writes, the others stand by.
     *
     * @throws io.daybook.service.SettingException if a setting cannot be used
     * @throws InterruptedException                if told to stop while waiting
     */
    public static RunningServer start(Environment environment) throws InterruptedException {
        ProjectorSettings settings = ProjectorSettings.from(environment);
        return RunningServer.start("projector", settings.server(), (server, parts) -> assemble(settings, server, parts));
    }

    private static void assemble(ProjectorSettings settings, GrpcServer server, RunningServer parts)
            throws InterruptedException {
        ConnectionString address = settings.views().mongo();
        MongoClient mongo = parts.with(MongoClients.create(mongoSettings(address)));
        MongoDatabase database = mongo.getDatabase(settings.views().database());
        // Its hosts only: the rest may hold a password.
        Dependencies.await("MongoDB at " + String.join(",", address.getHosts()), () -> ping(database));
        Connection nats = parts.with(NatsConnections.connect("daybook-projector", settings.natsUrl(), _ -> {}));
        EventLog log = parts.with(new EventLog(settings.commandAddresses()));

        var sets = new ViewSets(database);
        var projection = new Projection(sets, log, nats, settings.retention());
        parts.<AutoCloseable>with(projection::release);
        parts.with(SupervisedLoop.start("projection", projection::run));
        server.open(List.of(service(sets, projection, new LogHead(nats, log))), new MongoFailures());
        server.watchDependency("MongoDB", MongoFailures.AWAY, () -> ping(database));
    }

    private static ProjectorService service(ViewSets sets, Projection projection, LogHead head) {
        var clock = Clock.systemUTC();
        var changes = new SetChanges(sets, new CatalogChanges(sets, clock));
        var parked = new ParkedEvents(sets, changes, clock);
        return new ProjectorService(new StatusReport(changes, parked, projection, head), changes, parked);
    }

    private static Document ping(MongoDatabase database) {
        return database.runCommand(new Document("ping", 1));
    }

    /** A server that is away must show within seconds, not after the driver's half minute. */
    private static MongoClientSettings mongoSettings(ConnectionString address) {
        return MongoClientSettings.builder()
                .applyConnectionString(address)
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(2, TimeUnit.SECONDS))
                .applyToSocketSettings(socket ->
                        socket.connectTimeout(2, TimeUnit.SECONDS).readTimeout(10, TimeUnit.SECONDS))
                .applicationName("daybook-projector")
                .build();
    }
}
