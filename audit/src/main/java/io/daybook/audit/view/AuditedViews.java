package io.daybook.audit.view;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import io.daybook.views.AppointmentVersionDocument;
import io.daybook.views.Checkpoint;
import io.daybook.views.ViewCatalog;
import io.daybook.views.ViewSets;
import io.daybook.views.Views;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bson.Document;

/** The views, read while they are being written. Safe for use by many threads. */
public final class AuditedViews {

    private static final int KEYS_PER_QUERY = 500;
    private static final int DOCUMENTS_PER_READ = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(250);

    private final ViewSets sets;
    private final long generation;
    private final Views views;

    /**
     * Reads the set of views that is live now, also when another takes its place meanwhile.
     *
     * @throws ViewsUnreadableException if there is none
     */
    public AuditedViews(ViewSets sets) {
        this.sets = sets;
        this.generation = sets.catalog().map(ViewCatalog::live).orElseThrow(AuditedViews::unreadable);
        this.views = sets.views(generation);
    }

    /**
     * How far the views have come.
     *
     * @throws ViewsUnreadableException if they are empty or not filled yet
     */
    public long position() {
        return checkpoint().map(Checkpoint::position).orElseThrow(AuditedViews::unreadable);
    }

    /**
     * Waits until the views hold everything up to a position: what a wipe took away is back then.
     *
     * @throws ViewsUnreadableException if they do not get there
     * @throws InterruptedException     if interrupted meanwhile
     */
    void awaitPosition(long position) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (reached() < position) {
            if (System.nanoTime() - until > 0) {
                throw new ViewsUnreadableException(
                        "the views were at position %d before and do not get there any more".formatted(position));
            }
            TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
        }
    }

    Map<String, Document> versions(Collection<String> keys) {
        return byKey(views.appointmentVersions(), keys);
    }

    Map<String, Document> appointments(Collection<String> ids) {
        return byKey(views.appointments(), ids);
    }

    Map<String, Document> days(Collection<String> keys) {
        return byKey(views.agenda(), keys);
    }

    Map<String, Document> calendars(Collection<String> ids) {
        return byKey(views.calendars(), ids);
    }

    /** Hands on all appointments, some at a time. */
    void eachAppointment(Consumer<List<Document>> action) {
        each(views.appointments().find(), action);
    }

    /** Hands on all days, some at a time. */
    void eachDay(Consumer<List<Document>> action) {
        each(views.agenda().find(), action);
    }

    /** Hands on the ids and positions of all calendars, some at a time. */
    void eachCalendar(Consumer<List<Document>> action) {
        each(views.calendars().find().projection(include("position")), action);
    }

    /** Hands on the keys and positions of all versions, some at a time. */
    void eachVersion(Consumer<List<Document>> action) {
        each(
                views.appointmentVersions()
                        .find()
                        .projection(include(
                                AppointmentVersionDocument.APPOINTMENT_ID,
                                AppointmentVersionDocument.VERSION,
                                AppointmentVersionDocument.POSITION)),
                action);
    }

    /** Position of the newest version up to a position that concerns a calendar, 0 if there is none. */
    long lastChange(String calendarId, long position) {
        Document last = views.appointmentVersions()
                .find(and(
                        eq(AppointmentVersionDocument.CALENDAR_IDS, calendarId),
                        lte(AppointmentVersionDocument.POSITION, position)))
                .sort(descending(AppointmentVersionDocument.POSITION))
                .projection(include(AppointmentVersionDocument.POSITION))
                .first();
        return last == null ? 0 : last.getLong(AppointmentVersionDocument.POSITION);
    }

    /** Whether events of an entity are parked or left out, so that the views are not the fold of all of them. */
    boolean isIncomplete(String entityId) {
        return views.deadLetters().find(eq("entityId", entityId)).first() != null
                || sets.skippedEvents().find(eq("entityId", entityId)).first() != null;
    }

    private long reached() {
        return checkpoint().map(Checkpoint::position).orElse(-1L);
    }

    private Optional<Checkpoint> checkpoint() {
        return sets.catalog()
                .map(catalog -> catalog.checkpoints().get(generation))
                .filter(Checkpoint::isComplete);
    }

    private static ViewsUnreadableException unreadable() {
        return new ViewsUnreadableException("the views are empty or are being filled");
    }

    private static Map<String, Document> byKey(MongoCollection<Document> collection, Collection<String> keys) {
        var found = new HashMap<String, Document>();
        List<String> wanted = List.copyOf(keys);
        for (int i = 0; i < wanted.size(); i += KEYS_PER_QUERY) {
            List<String> some = wanted.subList(i, Math.min(wanted.size(), i + KEYS_PER_QUERY));
            collection.find(in("_id", some)).forEach(document -> found.put(document.getString("_id"), document));
        }
        return found;
    }

    private static void each(FindIterable<Document> found, Consumer<List<Document>> action) {
        try (MongoCursor<Document> cursor = found.batchSize(DOCUMENTS_PER_READ).cursor()) {
            var some = new ArrayList<Document>();
            while (cursor.hasNext()) {
                some.add(cursor.next());
                if (some.size() == DOCUMENTS_PER_READ) {
                    action.accept(List.copyOf(some));
                    some.clear();
                }
            }
            if (!some.isEmpty()) {
                action.accept(some);
            }
        }
    }
}
