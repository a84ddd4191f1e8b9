package io.daybook.bench.bed;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.daybook.views.Checkpoint;
import io.daybook.views.ViewCatalog;
import io.daybook.views.ViewSets;
import io.daybook.views.Views;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;

/** The views of a bed, looked at where they are stored. For one thread. */
public final class LiveViews implements AutoCloseable {

    /** Of MongoDB, if no setting names another. */
    private static final String DATABASE = "daybook";

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);
    private static final Duration LONGEST_STANDSTILL = Duration.ofSeconds(60);

    private final MongoClient client;
    private final ViewSets sets;

    private LiveViews(MongoClient client) {
        this.client = client;
        this.sets = new ViewSets(client.getDatabase(DATABASE));
    }

    /** Connects to the MongoDB of a bed. */
    public static LiveViews of(Bed bed) {
        return new LiveViews(MongoClients.create("mongodb://" + bed.address(Program.MONGO)));
    }

    /** The database that holds them. */
    public MongoDatabase database() {
        return client.getDatabase(DATABASE);
    }

    /** Those that are read; there must be some. */
    public Views views() {
        return sets.views(catalog().live());
    }

    /** Those that were read before, if they are kept; some must have been. */
    public Views retired() {
        return sets.views(catalog().retired().orElseThrow().generation());
    }

    /** Returns when those that are read have come to a position. */
    public void await(long position) throws InterruptedException {
        await(ViewCatalog::liveCheckpoint, catalog -> catalog.liveCheckpoint().position() >= position);
    }

    /**
     * Returns the first catalog of a kind.
     *
     * @param moving  the set whose progress is waited for
     * @throws IllegalStateException if that stands still meanwhile
     */
    public ViewCatalog await(Function<ViewCatalog, Checkpoint> moving, Predicate<ViewCatalog> condition) throws InterruptedException {
        long position = -1;
        long end = 0;
        while (true) {
            var found = sets.catalog();
            if (found.isPresent() && condition.test(found.get())) {
                return found.get();
            }
            long now = found.map(moving).map(Checkpoint::position).orElse(0L);
            if (now != position) {
                position = now;
                end = System.nanoTime() + LONGEST_STANDSTILL.toNanos();
            } else if (System.nanoTime() > end) {
                throw new IllegalStateException("the views stand still at position " + position);
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private ViewCatalog catalog() {
        return sets.catalog().orElseThrow();
    }

    @Override
    public void close() {
        client.close();
    }
}
