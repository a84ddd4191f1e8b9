package io.daybook.query.view;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import io.daybook.views.Views;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;

/** Finds single documents of one set of views for many at once. Safe for use by many threads. */
final class FindsById {

    /** As many as this machine can make use of. */
    static final int AT_ONCE = Runtime.getRuntime().availableProcessors();

    private final long generation;
    private final CombinedReads<String, Document> appointments;
    private final CombinedReads<String, Document> calendars;

    FindsById(long generation, Views views) {
        this.generation = generation;
        this.appointments = new CombinedReads<>(AT_ONCE, ids -> find(views.appointments(), ids));
        this.calendars = new CombinedReads<>(AT_ONCE, ids -> find(views.calendars(), ids));
    }

    /** Number of the set. */
    long generation() {
        return generation;
    }

    Optional<Document> appointment(String id) {
        return appointments.get(id);
    }

    Optional<Document> calendar(String id) {
        return calendars.get(id);
    }

    private static Map<String, Document> find(MongoCollection<Document> collection, Set<String> ids) {
        var found = new HashMap<String, Document>();
        collection.find(Filters.in("_id", ids)).forEach(document -> found.put(document.getString("_id"), document));
        return found;
    }
}
