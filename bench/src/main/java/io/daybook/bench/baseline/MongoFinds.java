package io.daybook.bench.baseline;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import io.daybook.bench.bed.Bed;
import io.daybook.bench.bed.LiveViews;
import io.daybook.bench.bed.Program;
import io.daybook.bench.load.Callers;
import io.daybook.bench.load.Measured;
import io.daybook.bench.load.Turns;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bson.Document;

/** Callers who find documents by their {@code _id}, each on a thread of its own in this process. For one thread. */
public final class MongoFinds implements AutoCloseable {

    private final MongoClient client;
    private final MongoCollection<Document> documents;
    private final Turns<String> ids;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private MongoFinds(MongoClient client, MongoCollection<Document> documents, Turns<String> ids) {
        this.client = client;
        this.documents = documents;
        this.ids = ids;
    }

    /** Finds appointments of the views. */
    public static MongoFinds of(Bed bed, LiveViews views, List<String> appointmentIds) {
        MongoClient client = MongoClients.create("mongodb://" + bed.address(Program.MONGO));
        return new MongoFinds(
                client,
                client.getDatabase(views.database().getName())
                        .getCollection(views.views().appointments().getNamespace().getCollectionName()),
                new Turns<>(appointmentIds));
    }

    /** As many as they find. */
    public Measured closedLoop(int callers, Duration length) throws InterruptedException {
        return Callers.closedLoop(this::find, ids, callers, length);
    }

    @Override
    public void close() {
        threads.close();
        client.close();
    }

    private void find(String id, StreamObserver<Document> observer) {
        threads.execute(() -> {
            observer.onNext(documents.find(Filters.eq(id)).first());
            observer.onCompleted();
        });
    }
}
