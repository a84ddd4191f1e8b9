package io.daybook.query.notice;

import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.Subscription;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Subscriptions on core NATS; all messages are handed over by one thread. */
public final class NatsSubscriber implements Subscriber {

    private static final Duration LONGEST_FLUSH = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(NatsSubscriber.class);

    private final Connection connection;
    private final Dispatcher dispatcher;
    private final AtomicLong asked = new AtomicLong();
    private final Lock flushing = new ReentrantLock();

    /** Who asked up to this turn has been served; guarded by the lock. */
    private long settled;

    /** Subscribes on a connection, which stays the caller's to close. */
    public NatsSubscriber(Connection connection) {
        this.connection = connection;
        this.dispatcher = connection.createDispatcher();
    }

    @Override
    public Interest subscribe(String subject, Consumer<byte[]> onMessage) {
        Subscription subscription =
                dispatcher.subscribe(subject, message -> onMessage.accept(message.getData()));
        return () -> dispatcher.unsubscribe(subscription);
    }

    /**
     * One flush at a time, which serves all who asked for one before it began: the client library takes several at once for
     * a server that does not answer, and drops the connection.
     */
    @Override
    public void settle() throws InterruptedException {
        long turn = asked.incrementAndGet();
        flushing.lockInterruptibly();
        try {
            if (settled < turn) {
                long now = asked.get();
                flush();
                settled = now;
            }
        } finally {
            flushing.unlock();
        }
    }

    private void flush() throws InterruptedException {
        if (connection.getStatus() != Connection.Status.CONNECTED) {
            return;
        }
        try {
            connection.flush(LONGEST_FLUSH);
        } catch (TimeoutException e) {
            LOG.debug("NATS went away while subscribing", e);
        }
    }
}
