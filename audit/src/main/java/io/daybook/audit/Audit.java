package io.daybook.audit;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.daybook.audit.log.LogOrder;
import io.daybook.audit.log.LogReader;
import io.daybook.audit.log.SlicedFold;
import io.daybook.audit.stream.StreamCopy;
import io.daybook.audit.view.AgendaDays;
import io.daybook.audit.view.AppointmentDocuments;
import io.daybook.audit.view.AuditedViews;
import io.daybook.audit.view.CalendarDocuments;
import io.daybook.audit.view.VersionDocuments;
import io.daybook.audit.view.ViewsUnreadableException;
import io.daybook.v1.Event;
import io.daybook.views.ViewSets;
import io.grpc.StatusRuntimeException;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Reads log, stream and views of a system that runs and tells what breaks the promises G2 to G5. It writes nothing, and
 * what happens meanwhile is no breach. For one thread.
 */
public final class Audit {

    /** A hundred megabytes of what is folded. */
    private static final int MOST_REMEMBERED = 400_000;

    private final AuditSettings settings;
    private final Progress progress;

    private Audit(AuditSettings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * Audits a system.
     *
     * @throws AwayException        if a part of it cannot be read
     * @throws InterruptedException if interrupted meanwhile
     */
    public static List<Finding> run(AuditSettings settings, Progress progress)
            throws AwayException, InterruptedException {
        return new Audit(settings, progress).run();
    }

    private List<Finding> run() throws AwayException, InterruptedException {
        try (var log = new LogReader(settings.commandAddress(), settings.eventsPerSecond());
                MongoClient mongo = MongoClients.create(mongoSettings(settings.mongoUrl()))) {
            var views = new AuditedViews(new ViewSets(mongo.getDatabase(settings.mongoDatabase())));
            List<Tally> tallies = new ArrayList<>(logAndViews(log, views));
            tallies.add(2, stream(log));
            return tallies.stream().map(Tally::finding).toList();
        } catch (StatusRuntimeException e) {
            throw away("the command server at " + settings.commandAddress(), e);
        } catch (MongoTimeoutException e) {
            // Its own text tells of all that the driver knows and tried.
            throw new AwayException("MongoDB at %s cannot be reached".formatted(mongoHosts()), e);
        } catch (MongoException e) {
            throw away("MongoDB at " + mongoHosts(), e);
        } catch (ViewsUnreadableException e) {
            throw away("the views in MongoDB", e);
        }
    }

    private List<Tally> logAndViews(LogReader log, AuditedViews views) {
        // Read before the log's end, which they cannot be beyond.
        long viewPosition = views.position();
        long head = log.head();
        var calendars = CalendarDocuments.tally();
        if (viewPosition > head) {
            calendars.breach("the views are at position %d, the log ends at %d", viewPosition, head);
        }
        if (viewPosition < head) {
            calendars.remark("the views are %d positions behind the log, which ends at %d", head - viewPosition, head);
        }
        var order = new LogOrder();
        var versions = new VersionDocuments(views);
        forEachPage(log, head, page -> {
            page.forEach(order::examine);
            versions.examine(page);
        });
        var folded = new SlicedFold(log, head, viewPosition, MOST_REMEMBERED, progress);
        var documents = new CalendarDocuments(views, Math.min(viewPosition, head));
        List<Tally> ofFold = folded.run(calendars, documents::compare);
        progress.at("views", 0, 0);
        var tallies = new ArrayList<>(List.of(order.end(head), ofFold.get(0), versions.end()));
        tallies.addAll(new AppointmentDocuments(views).run());
        tallies.add(new AgendaDays(views).run());
        tallies.addAll(List.of(ofFold.get(2), ofFold.get(1)));
        return tallies;
    }

    private void forEachPage(LogReader log, long head, Consumer<List<Event>> action) {
        long next = 1;
        while (next <= head) {
            List<Event> page = log.page(next, head);
            if (page.isEmpty()) {
                return;
            }
            action.accept(page);
            next = page.getLast().getPosition() + 1;
            progress.at("log and versions", next - 1, head);
        }
    }

    private Tally stream(LogReader log) throws AwayException, InterruptedException {
        try (Connection nats = Nats.connect(Options.builder()
                .servers(settings.natsUrl().split(","))
                .connectionName("daybook-verify")
                .connectionTimeout(Duration.ofSeconds(2))
                .build())) {
            return new StreamCopy(nats, log, progress).run();
        } catch (IOException | JetStreamApiException e) {
            throw away("the stream in NATS at " + settings.natsUrl(), e);
        }
    }

    private String mongoHosts() {
        return String.join(",", new ConnectionString(settings.mongoUrl()).getHosts());
    }

    private static AwayException away(String part, Exception cause) {
        return new AwayException("%s cannot be read: %s".formatted(part, cause.getMessage()), cause);
    }

    /** A server that is away must show within seconds; a query may look at every document of an embedded one. */
    private static MongoClientSettings mongoSettings(String url) {
        return MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(url))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(2, TimeUnit.SECONDS))
                .applyToSocketSettings(socket ->
                        socket.connectTimeout(2, TimeUnit.SECONDS).readTimeout(60, TimeUnit.SECONDS))
                .applicationName("daybook-verify")
                .build();
    }
}
