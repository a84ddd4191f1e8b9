package io.daybook.projector;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.daybook.views.ViewSets;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class ViewWriterTest {

    private final List<String> written = new CopyOnWriteArrayList<>();

    /** Readers rely on it: the days of a calendar that shows a change are at least as new as that. */
    @Test
    void whatReadersGoByIsWrittenAfterWhatItTellsOf() {
        var events = new Events()
                .calendar("room")
                .booked("a", "room", 9, 10)
                .booked("b", "room", 11, 12)
                .unknown("c");
        var fold = new BatchFold(new MemoryViews(), new HashSet<>(), Map.of(), new OverlapAudit(), Clock.systemUTC());
        Changes changes = fold.fold(events.all());

        new ViewWriter(new ViewSets(database()).views(1), 1).write(changes);

        assertThat(written)
                .extracting(name -> name.substring(0, name.indexOf("_f")))
                .containsExactly("dead_letters", "appointment_versions", "agenda", "appointments", "calendars");
    }

    private MongoDatabase database() {
        return fake(MongoDatabase.class, (_, _, arguments) -> collection((String) arguments[0]));
    }

    private MongoCollection<?> collection(String name) {
        return fake(MongoCollection.class, (_, _, _) -> {
            written.add(name);
            return BulkWriteResult.unacknowledged();
        });
    }

    private static <T> T fake(Class<T> type, InvocationHandler methods) {
        return type.cast(Proxy.newProxyInstance(ViewWriterTest.class.getClassLoader(), new Class<?>[] {type}, methods));
    }
}
