package io.daybook.verification.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.local.NatsServer;
import io.daybook.query.notice.Interest;
import io.daybook.query.notice.NatsSubscriber;
import io.nats.client.Connection;
import io.nats.client.ConnectionListener.Events;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ManySubscriptionsTest {

    private static final int MANY = 500;

    @Test
    void manyAtOnceAreInForceWhenTheySaySoAndKeepTheConnection() throws Exception {
        Queue<Events> events = new ConcurrentLinkedQueue<>();
        NatsServer server = Servers.startNats(Servers.freePort());
        try (Connection listening = connect(server, events);
                Connection sending = connect(server, events);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var subscriber = new NatsSubscriber(listening);
            var heard = new CountDownLatch(MANY);
            var subscribed = new ArrayList<Future<Interest>>();
            for (int i = 0; i < MANY; i++) {
                String subject = "test." + i;
                subscribed.add(threads.submit(() -> {
                    Interest interest = subscriber.subscribe(subject, _ -> heard.countDown());
                    subscriber.settle();
                    sending.publish(subject, new byte[0]);
                    return interest;
                }));
            }

            assertThat(heard.await(20, TimeUnit.SECONDS)).isTrue();
            for (Future<Interest> interest : subscribed) {
                interest.get().close();
            }
            listening.flush(Duration.ofSeconds(5));
            assertThat(events).doesNotContain(Events.DISCONNECTED);
        } finally {
            server.close();
        }
    }

    private static Connection connect(NatsServer server, Queue<Events> events) throws Exception {
        return Nats.connect(Options.builder()
                .server(server.url())
                .connectionListener((_, event) -> events.add(event))
                .build());
    }
}
