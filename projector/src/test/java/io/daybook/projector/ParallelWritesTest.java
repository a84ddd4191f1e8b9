package io.daybook.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertOneModel;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ParallelWritesTest {

    private static final int MANY = 1_234;

    private final ConcurrentLinkedQueue<Document> written = new ConcurrentLinkedQueue<>();

    @Test
    void everythingIsWrittenOnce() {
        ParallelWrites.write(collection(written::addAll), numbers(), ParallelWritesTest::insert);

        assertThat(written).extracting(document -> document.getInteger("_id")).containsExactlyInAnyOrderElementsOf(numbers());
    }

    @Test
    void nothingIsNotWritten() {
        ParallelWrites.write(collection(_ -> written.add(new Document())), List.<Integer>of(), ParallelWritesTest::insert);

        assertThat(written).isEmpty();
    }

    @Test
    void partsAreUnderWayAtTheSameTime() {
        var both = new CountDownLatch(2);
        ParallelWrites.write(collection(_ -> awaitAll(both)), numbers(), ParallelWritesTest::insert);

        assertThat(both.getCount()).isZero();
    }

    @Test
    void theFailureOfOnePartIsThatOfAll() {
        MongoCollection<Document> full = collection(part -> {
            if (part.getFirst().getInteger("_id") > 0) {
                throw new IllegalStateException("the disk is full");
            }
        });

        assertThatThrownBy(() -> ParallelWrites.write(full, numbers(), ParallelWritesTest::insert))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the disk is full");
    }

    private static List<Integer> numbers() {
        return IntStream.range(0, MANY).boxed().toList();
    }

    private static InsertOneModel<Document> insert(int number) {
        return new InsertOneModel<>(new Document("_id", number));
    }

    private static void awaitAll(CountDownLatch latch) {
        latch.countDown();
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A collection that can do nothing but take inserts. */
    @SuppressWarnings("unchecked") // what the projector asks of a collection is known
    private static MongoCollection<Document> collection(Consumer<List<Document>> store) {
        return (MongoCollection<Document>) Proxy.newProxyInstance(
                ParallelWritesTest.class.getClassLoader(), new Class<?>[] {MongoCollection.class}, (_, _, arguments) -> {
                    var models = (List<InsertOneModel<Document>>) arguments[0];
                    store.accept(models.stream().map(InsertOneModel::getDocument).toList());
                    return BulkWriteResult.unacknowledged();
                });
    }
}
