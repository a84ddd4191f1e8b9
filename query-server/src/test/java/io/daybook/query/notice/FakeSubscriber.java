package io.daybook.query.notice;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Subscriptions that a test can see and send to. */
final class FakeSubscriber implements Subscriber {

    private record Subscribed(String subject, Consumer<byte[]> onMessage) {}

    private final List<Subscribed> subscriptions = new CopyOnWriteArrayList<>();

    @Override
    public Interest subscribe(String subject, Consumer<byte[]> onMessage) {
        var subscribed = new Subscribed(subject, onMessage);
        subscriptions.add(subscribed);
        return () -> subscriptions.remove(subscribed);
    }

    @Override
    public void settle() {
        // In force at once.
    }

    Set<String> subjects() {
        return new TreeSet<>(subscriptions.stream().map(Subscribed::subject).toList());
    }

    void send(String subject, byte[] message) {
        subscriptions.stream()
                .filter(subscribed -> subscribed.subject.equals(subject))
                .forEach(subscribed -> subscribed.onMessage.accept(message));
    }
}
