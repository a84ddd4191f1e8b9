package io.daybook.bench.baseline;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import io.daybook.bench.bed.LiveViews;
import io.daybook.views.Views;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bson.Document;

/** The documents of the views, written as they are: nothing is folded, replaced or looked up. For one thread. */
public final class RawWrites {

    /** As many events as the projector takes at a time at most. */
    private static final int BATCH = 2_000;

    private final List<List<Document>> collections;
    private final LiveViews views;
    private final long events;

    private RawWrites(List<List<Document>> collections, LiveViews views, long events) {
        this.collections = collections;
        this.views = views;
        this.events = events;
    }

    /**
     * Takes the documents that there are.
     *
     * @param events that made them
     */
    public static RawWrites of(LiveViews views, long events) {
        Views live = views.views();
        return new RawWrites(
                Stream.of(live.appointmentVersions(), live.agenda(), live.appointments(), live.calendars())
                        .map(collection -> collection.find().batchSize(BATCH).into(new ArrayList<>()))
                        .<List<Document>>map(List::copyOf)
                        .toList(),
                views,
                events);
    }

    /** Writes them beside the views, and drops them. */
    public double eventsPerSecond() {
        long start = System.nanoTime();
        for (int number = 0; number < collections.size(); number++) {
            write(collections.get(number), collection(number));
        }
        double seconds = (double) (System.nanoTime() - start) / TimeUnit.SECONDS.toNanos(1);
        for (int number = 0; number < collections.size(); number++) {
            collection(number).drop();
        }
        return events / seconds;
    }

    private MongoCollection<Document> collection(int number) {
        return views.database().getCollection("raw_" + number);
    }

    private static void write(List<Document> documents, MongoCollection<Document> collection) {
        for (int from = 0; from < documents.size(); from += BATCH) {
            List<InsertOneModel<Document>> batch = documents.subList(from, Math.min(documents.size(), from + BATCH)).stream()
                    .map(InsertOneModel::new)
                    .toList();
            collection.bulkWrite(batch, new BulkWriteOptions().ordered(false));
        }
    }
}
