package io.daybook.query;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.daybook.query.availability.CalendarTimes;
import io.daybook.query.availability.ExplainingUnavailable;
import io.daybook.query.availability.GettingFreeBusy;
import io.daybook.query.availability.ListingFreeSlots;
import io.daybook.query.call.ServerStop;
import io.daybook.query.notice.Bell;
import io.daybook.query.notice.NatsSubscriber;
import io.daybook.query.notice.Sweep;
import io.daybook.query.notice.ViewNotices;
import io.daybook.query.read.FreshReads;
import io.daybook.query.read.GettingAgenda;
import io.daybook.query.read.GettingAppointment;
import io.daybook.query.read.GettingCalendar;
import io.daybook.query.read.ListingAppointments;
import io.daybook.query.read.ListingCalendars;
import io.daybook.query.read.ListingVersions;
import io.daybook.query.view.LiveViews;
import io.daybook.query.watch.Watches;
import io.daybook.service.Dependencies;
import io.daybook.service.Environment;
import io.daybook.service.GrpcServer;
import io.daybook.service.Limit;
import io.daybook.service.NatsConnections;
import io.daybook.service.RunningServer;
import io.daybook.service.ServerMain;
import io.daybook.service.SettingException;
import io.daybook.views.MongoFailures;
import io.daybook.views.ViewSets;
import io.grpc.BindableService;
import io.nats.client.Connection;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/** The query server: reads and watches of the views. */
public final class QueryServer {

    private static final String NAME = "query-server";

    /** A caller learns soon that the views are away, and can ask another server. */
    private static final int SELECTION_SECONDS = 2;

    /** Far longer than any read takes; ends the wait for a MongoDB that went silent. */
    private static final int READ_SECONDS = 5;

    /** Many who come at once share the driver's connections. */
    private static final int POOL_WAIT_SECONDS = 10;

    /** How soon the driver sees that one went silent, and gives up what it waits for. */
    private static final int HEARTBEAT_SECONDS = 1;

    private QueryServer() {}

    /** Runs the server as a process. */
    public static void main(String[] args) throws InterruptedException {
        ServerMain.run(QueryServer::start);
    }

    /**
     * Starts the server; it is bound at once, and serves when this returns.
     *
     * @throws SettingException     if a setting cannot be used
     * @throws InterruptedException if told to stop while it waits for MongoDB and NATS
     */
    public static RunningServer start(Environment environment) throws InterruptedException {
        return start(QuerySettings.from(environment));
    }

    /**
     * Starts the server; it is bound at once, and serves when this returns.
     *
     * @throws SettingException     if the port cannot be bound
     * @throws InterruptedException if told to stop while it waits for MongoDB and NATS
     */
    public static RunningServer start(QuerySettings settings) throws InterruptedException {
        return RunningServer.start(NAME, settings.server(), (server, parts) -> assemble(settings, server, parts));
    }

    private static void assemble(QuerySettings settings, GrpcServer server, RunningServer parts)
            throws InterruptedException {
        MongoDatabase database = parts.with(mongo(settings.mongo())).getDatabase(settings.database());
        var ping = new Document("ping", 1);
        Dependencies.await("MongoDB at " + settings.mongo().getHosts(), () -> database.runCommand(ping));
        var sweepNow = new Bell();
        Connection nats =
                parts.with(NatsConnections.connect(NAME, settings.natsUrl(), _ -> sweepNow.ring()));
        var stop = new ServerStop();
        server.onClosing(stop::stop);
        var views = new LiveViews(new ViewSets(database));
        var notices = new ViewNotices(new NatsSubscriber(nats));
        parts.with(new Sweep(views, notices, settings.pace().sweep(), sweepNow));
        server.open(services(settings, views, notices, stop, parts), new MongoFailures());
        server.watchDependency("MongoDB", MongoFailures.AWAY, () -> database.runCommand(ping));
    }

    private static List<BindableService> services(
            QuerySettings settings, LiveViews views, ViewNotices notices, ServerStop stop, RunningServer parts) {
        var clock = Clock.systemUTC();
        var reads = new FreshReads(views, notices, stop, settings.pace().reread());
        var watches = parts.with(new Watches(
                reads,
                notices,
                stop,
                new Limit(settings.maxWatches(), "watches"),
                settings.pace().heartbeat(),
                new MongoFailures()));
        var times = new CalendarTimes(views);
        return List.of(
                new CalendarQueries(new GettingCalendar(reads), new ListingCalendars(reads)),
                new AppointmentQueries(
                        new GettingAppointment(reads, clock),
                        new GettingAgenda(reads, clock),
                        new ListingAppointments(reads),
                        new ListingVersions(reads),
                        new ListingFreeSlots(reads, times, clock),
                        new ExplainingUnavailable(reads, times, clock),
                        new GettingFreeBusy(reads, times),
                        watches));
    }

    private static MongoClient mongo(ConnectionString address) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(SELECTION_SECONDS, TimeUnit.SECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(SELECTION_SECONDS, TimeUnit.SECONDS)
                        .readTimeout(READ_SECONDS, TimeUnit.SECONDS))
                .applyToServerSettings(server -> server.heartbeatFrequency(HEARTBEAT_SECONDS, TimeUnit.SECONDS))
                .applyToConnectionPoolSettings(pool -> pool.maxWaitTime(POOL_WAIT_SECONDS, TimeUnit.SECONDS))
                .applyConnectionString(address)
                .build());
    }
}
