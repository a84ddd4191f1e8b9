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
 * the next is encoded. Where something newer is stored already, it stays.
 */
final class ParallelWrites {

    /** Documents of one part: many enough for a round trip not to count. */
    private static final int PART = 250;

    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private ParallelWrites() {}

    /**
     * Writes documents, and returns when all are written.
     *
     * @param write makes the write of a document, on any thread
     * @throws RuntimeException the failure of the first part that failed; others may be written then
     */
    static <T> void write(
            MongoCollection<Document> collection, Collection<T> documents, Function<T, WriteModel<Document>> write) {
        List<T> all = List.copyOf(documents);
        if (all.size() <= PART) {
            writePart(collection, all, write);
            return;
        }
        List<Future<?>> parts = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int from = 0; from < all.size(); from += PART) {
                List<T> part = all.subList(from, Math.min(all.size(), from + PART));
                parts.add(threads.submit(() -> writePart(collection, part, write)));
            }
        }
        parts.forEach(ParallelWrites::requireWritten);
    }

    private static void requireWritten(Future<?> part) {
        if (part.state() == Future.State.FAILED) {
            throw part.exceptionNow() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException("views cannot be written", part.exceptionNow());
        }
    }

    private static <T> void writePart(
            MongoCollection<Document> collection, List<T> documents, Function<T, WriteModel<Document>> write) {
        if (documents.isEmpty()) {
            return;
        }
        try {
            collection.bulkWrite(documents.stream().map(write).toList(), UNORDERED);
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
