package io.daybook.query.notice;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Listeners by what they listen to. The subscription behind a key is there while someone listens. Safe for use by many
 * threads.
 *
 * @param <L> a listener
 */
final class Topics<L> {

    private final Map<String, Topic<L>> byKey = new ConcurrentHashMap<>();
    private final Function<String, Interest> subscription;

    /** Makes the subscription for a key when the first listener comes, and closes it after the last has left. */
    Topics(Function<String, Interest> subscription) {
        this.subscription = subscription;
    }

    Interest listen(String key, L listener) {
        byKey.compute(key, (_, topic) -> {
            Topic<L> open = topic == null
                    ? new Topic<>(ConcurrentHashMap.newKeySet(), subscription.apply(key))
                    : topic;
            open.listeners.add(listener);
            return open;
        });
        return () -> leave(key, listener);
    }

    void tell(String key, Consumer<L> news) {
        Topic<L> topic = byKey.get(key);
        if (topic != null) {
            topic.listeners.forEach(news);
        }
    }

    boolean isEmpty() {
        return byKey.isEmpty();
    }

    /** What is listened to now. */
    Set<String> keys() {
        return Set.copyOf(byKey.keySet());
    }

    private void leave(String key, L listener) {
        byKey.computeIfPresent(key, (_, topic) -> {
            topic.listeners.remove(listener);
            if (!topic.listeners.isEmpty()) {
                return topic;
            }
            topic.subscription.close();
            return null;
        });
    }

    private record Topic<L>(Set<L> listeners, Interest subscription) {}
}
