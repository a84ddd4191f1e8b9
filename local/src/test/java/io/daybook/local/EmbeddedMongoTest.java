package io.daybook.local;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import io.daybook.service.SettingException;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedMongoTest {

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private EmbeddedMongo mongo;
    private MongoClient client;
    private MongoCollection<Document> things;

    @BeforeEach
    void start() {
        mongo = EmbeddedMongo.start(0);
        client = MongoClients.create(mongo.url());
        things = client.getDatabase("test").getCollection("things");
    }

    @AfterEach
    void stop() {
        client.close();
        mongo.close();
    }

    @Test
    void aGuardedReplaceMatchesTheWholeFilter() {
        things.insertMany(List.of(thing("a", 1), thing("b", 1)));

        assertThat(things.replaceOne(guard("a", 1), thing("a", 2)).getMatchedCount()).isEqualTo(1);
        assertThat(things.replaceOne(guard("a", 1), thing("a", 3)).getMatchedCount()).isZero();
        assertThat(things.replaceOne(guard("c", 1), thing("c", 3)).getMatchedCount()).isZero();
        assertThat(things.find()).containsExactlyInAnyOrder(thing("a", 2), thing("b", 1));
    }

    @Test
    void aGuardedUpsertInsertsOrReportsTheNewerDocument() {
        things.replaceOne(olderThan("a", 5), thing("a", 5), UPSERT);
        things.replaceOne(olderThan("a", 6), thing("a", 6), UPSERT);

        assertThatThrownBy(() -> things.replaceOne(olderThan("a", 4), thing("a", 4), UPSERT))
                .isInstanceOfSatisfying(
                        MongoWriteException.class,
                        e -> assertThat(e.getError().getCategory()).isEqualTo(ErrorCategory.DUPLICATE_KEY));
        assertThat(things.find()).containsExactly(thing("a", 6));
    }

    @Test
    void keysAndFurtherConditionsWorkTogether() {
        things.insertMany(List.of(thing("a", 1), thing("b", 2), thing("c", 2)));

        assertThat(things.find(new Document("_id", new Document("$in", List.of("a", "b", "x"))).append("version", 2)))
                .containsExactly(thing("b", 2));
        assertThat(things.find(new Document("_id", new Document("$gt", "a")).append("version", 2)))
                .hasSize(2);
        assertThat(things.find(new Document("_id", "a").append("$or", List.of(eq("version", 1), eq("version", 2)))))
                .containsExactly(thing("a", 1));
    }

    @Test
    void findAndUpdateChangesWhatIsStored() {
        things.insertOne(thing("a", 1));
        var after = new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);

        assertThat(things.findOneAndUpdate(guard("a", 1), Updates.inc("version", 1), after))
                .isEqualTo(thing("a", 2));
        assertThat(things.findOneAndUpdate(guard("a", 1), Updates.inc("version", 1), after))
                .isNull();
        assertThat(things.find()).containsExactly(thing("a", 2));
    }

    @Test
    void aReadNeverSeesHalfAnUpdate() throws InterruptedException {
        things.insertOne(wide(0));
        Thread writer = Thread.ofVirtual().start(() -> IntStream.range(1, 3_000)
                .forEach(value -> things.replaceOne(eq("_id", "wide"), wide(value))));

        while (writer.isAlive()) {
            Document read = things.find(eq("_id", "wide")).first();
            assertThat(read).isEqualTo(wide(read.getInteger("field0")));
        }
        writer.join();
    }

    @Test
    void aPortInUseIsToldInOneLine() {
        int port = Integer.parseInt(mongo.url().substring(mongo.url().lastIndexOf(':') + 1));

        assertThatThrownBy(() -> EmbeddedMongo.start(port))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("embedded MongoDB cannot listen on 127.0.0.1:" + port);
    }

    private static Document thing(String id, int version) {
        return new Document("_id", id).append("version", version);
    }

    private static Bson guard(String id, int version) {
        return thing(id, version);
    }

    private static Bson olderThan(String id, int version) {
        return new Document("_id", id).append("version", new Document("$lt", version));
    }

    /** Many fields, so that a reader meets an update under way. */
    private static Document wide(int value) {
        var document = new Document("_id", "wide");
        IntStream.range(0, 100).forEach(i -> document.append("field" + i, value));
        return document;
    }
}
