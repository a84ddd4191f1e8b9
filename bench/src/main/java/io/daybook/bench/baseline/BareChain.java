package io.daybook.bench.baseline;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.daybook.bench.bed.Bed;
import io.daybook.bench.bed.Program;
import io.daybook.bench.load.Arrivals;
import io.daybook.bench.load.Measured;
import io.daybook.bench.load.Pace;
import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.JetStream;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.PushSubscribeOptions;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * The steps from a command to a watch with nothing in between: an insert that is committed, a message to JetStream, whose
 * consumer writes one document and sends one core NATS message, which is received. Each item is a thread of its own wherever it
 * waits; nothing is put together in batches, and no order is kept. In this process, but for the stores, which are those of a bed.
 * For one thread.
 */
public final class BareChain implements AutoCloseable {

    private static final String NAME = "bare_chain";
    private static final String STORED = NAME + ".stored";
    private static final String WRITTEN = NAME + ".written";
    private static final int CONNECTIONS = 10;
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);

    /** As large as an event, see {@link BookingInserts}. */
    private static final byte[] EVENT = new byte[420];

    private final HikariDataSource database;
    private final Connection nats;
    private final JetStream stream;
    private final MongoClient mongo;
    private final MongoCollection<Document> documents;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<Arrivals> arrivals = new AtomicReference<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private BareChain(HikariDataSource database, Connection nats, MongoClient mongo) throws IOException {
        this.database = database;
        this.nats = nats;
        this.stream = nats.jetStream();
        this.mongo = mongo;
        this.documents = mongo.getDatabase(NAME).getCollection("item");
    }

    /** Makes a table, a stream and a collection beside those of Daybook. */
    public static BareChain in(Bed bed) throws IOException, InterruptedException {
        var config = new HikariConfig();
        config.setJdbcUrl(bed.postgresUrl("postgres"));
        config.setMaximumPoolSize(CONNECTIONS);
        var chain = new BareChain(
                new HikariDataSource(config),
                Nats.connect("nats://" + bed.address(Program.NATS)),
                MongoClients.create("mongodb://" + bed.address(Program.MONGO)));
        chain.connect();
        return chain;
    }

    /**
     * Sends items at even intervals, and returns when all have arrived.
     *
     * @throws IllegalStateException if one does not arrive
     */
    public Measured run(Pace pace) throws InterruptedException {
        var expected = new Arrivals(pace.count(), pace.count());
        arrivals.set(expected);
        var sent = new Object() {
            private int item;
        };
        pace.run(intended -> {
            int item = sent.item++;
            expected.sent(item, 0, intended);
            threads.execute(() -> store(item));
        });
        try {
            return expected.await(LONGEST_DELAY);
        } catch (IllegalStateException e) {
            throw failure.get() == null ? e : new IllegalStateException("the baseline failed", failure.get());
        }
    }

    @Override
    public void close() throws InterruptedException {
        threads.shutdownNow();
        nats.close();
        mongo.close();
        database.close();
    }

    private void connect() throws IOException {
        try (java.sql.Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table %s (id bigint generated always as identity primary key, event bytea not null)"
                    .formatted(NAME));
            nats.jetStreamManagement().addStream(StreamConfiguration.builder()
                    .name(NAME)
                    .subjects(STORED)
                    .storageType(StorageType.File)
                    .build());
            Dispatcher dispatcher = nats.createDispatcher();
            stream.subscribe(
                    STORED,
                    dispatcher,
                    stored -> threads.execute(() -> write(stored)),
                    false,
                    PushSubscribeOptions.builder().build());
            nats.createDispatcher(written -> arrivals.get().arrived(item(written), 0)).subscribe(WRITTEN);
        } catch (SQLException | JetStreamApiException e) {
            throw new IllegalStateException("the baseline cannot be set up", e);
        }
    }

    private void store(int item) {
        try (java.sql.Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("insert into %s (event) values (?)".formatted(NAME))) {
            insert.setBytes(1, EVENT);
            insert.executeUpdate();
            stream.publish(STORED, ByteBuffer.allocate(Integer.BYTES + EVENT.length).putInt(item).put(EVENT).array());
        } catch (SQLException | IOException | JetStreamApiException e) {
            failure.compareAndSet(null, e);
        }
    }

    private void write(Message stored) {
        int item = item(stored);
        documents.replaceOne(
                Filters.eq(item),
                new Document("_id", item).append("event", new Binary(stored.getData())),
                new ReplaceOptions().upsert(true));
        stored.ack();
        nats.publish(WRITTEN, ByteBuffer.allocate(Integer.BYTES).putInt(item).array());
    }

    private static int item(Message message) {
        return ByteBuffer.wrap(message.getData()).getInt();
    }
}
