package io.daybook.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.OrderedConsumerContext;
import io.nats.client.StreamContext;
import io.nats.client.api.StreamInfo;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventStreamTest {

    private final Set<Object> open = new HashSet<>();

    @Test
    void aStreamThatCannotBeConsumedLeavesNoDispatcherBehind() {
        var nats = proxy(Connection.class, (method, arguments) -> switch (method) {
            case "createDispatcher" -> dispatcher();
            case "closeDispatcher" -> open.remove(arguments[0]);
            case "getStreamContext" -> stream();
            default -> throw new UnsupportedOperationException(method);
        });

        assertThatThrownBy(() -> EventStream.openAt(1, nats, new StreamInfo((io.nats.client.support.JsonValue) null)))
                .isInstanceOf(IOException.class);

        assertThat(open).isEmpty();
    }

    private Dispatcher dispatcher() {
        var dispatcher = proxy(Dispatcher.class, (method, arguments) -> switch (method) {
            case "hashCode" -> 1;
            case "equals" -> true;
            case "toString" -> "a dispatcher";
            default -> throw new UnsupportedOperationException(method);
        });
        open.add(dispatcher);
        return dispatcher;
    }

    private static StreamContext stream() {
        var consumer = proxy(OrderedConsumerContext.class, (_, _) -> {
            throw new IOException("no consumer can be made");
        });
        return proxy(StreamContext.class, (_, _) -> consumer);
    }

    private static <T> T proxy(Class<T> type, Calls calls) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (_, method, arguments) -> calls.call(method.getName(), arguments)));
    }

    private interface Calls {
        Object call(String method, Object[] arguments) throws Exception;
    }
}
