package io.daybook.projector;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.bson.Document;

/**
 * Writes of documents that do not depend on each other, in parts that are under way at the same time: while MongoDB stores one,
 * the next is encoded. Where something newer is stored already, it stays. For one thread.
 */
final class ParallelWrites {

    /** Documents of one part: many enough for a round trip not to count. */
    private static final int PART = 500;

    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final List<Runnable> parts = new ArrayList<>();

    /**
     * Adds what is to be written; nothing is written yet.
     *
     * @param write makes the write of a document, on any thread
     */
    <T> void add(MongoCollection<Document> collection, Collection<T> documents, Function<T, WriteModel<Document>> write) {
        List<T> all = List.copyOf(documents);
        for (int from = 0; from < all.size(); from += PART) {
            List<T> part = all.subList(from, Math.min(all.size(), from + PART));
            parts.add(() -> writeAll(collection, part.stream().map(write).toList()));
        }
    }

    /**
     * Writes all, and returns when all is written.
     *
     * @throws RuntimeException the failure of the first part that failed; others may be written then
     */
    void run() {
        if (parts.size() == 1) {
            parts.getFirst().run();
            return;
        }
        List<Future<?>> written = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            parts.forEach(part -> written.add(threads.submit(part)));
        }
        for (Future<?> part : written) {
            if (part.state() == Future.State.FAILED) {
                throw part.exceptionNow() instanceof RuntimeException failure
                        ? failure
                        : new IllegalStateException("views cannot be written", part.exceptionNow());
            }
        }
    }

    private static void writeAll(MongoCollection<Document> collection, List<? extends WriteModel<Document>> writes) {
        try {
            collection.bulkWrite(writes, UNORDERED);
        } catch (MongoBulkWriteException e) {
            // A guarded upsert whose guard does not hold tries to insert, and meets what is newer: nothing to write.
            boolean onlyDuplicates = e.getWriteConcernError() == null
                    && e.getWriteErrors().stream()
                            .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
            if (!onlyDuplicates) {
                throw e;
            }
        }
    }
}
