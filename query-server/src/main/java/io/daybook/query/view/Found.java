package io.daybook.query.view;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCursor;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Gatherer;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bson.Document;

/** What queries find, as streams: it is read as it is taken, so that whoever has enough holds no more than that. */
final class Found {

    private static final int KEYS_PER_QUERY = 1_000;

    private Found() {}

    /** What one query finds; to be closed. */
    static <T> Stream<T> stream(FindIterable<Document> found, Function<Document, T> mapping) {
        MongoCursor<Document> cursor = found.cursor();
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(cursor, Spliterator.ORDERED), false)
                .onClose(cursor::close)
                .map(mapping);
    }

    /** Puts together the keys that are looked up in one query. */
    static Gatherer<String, ?, List<String>> keysOfOneQuery() {
        return Gatherers.windowFixed(KEYS_PER_QUERY);
    }
}
