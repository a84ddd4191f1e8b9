package io.daybook.query.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.query.notice.Interest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeartbeatsTest {

    private static final Duration SOON = Duration.ofMillis(50);

    @Test
    void aWatchSendsThemUntilItEnds() throws InterruptedException {
        try (var heartbeats = new Heartbeats(SOON)) {
            var ended = new Semaphore(0);
            var open = new Semaphore(0);
            Interest interest = heartbeats.of(ended::release);
            heartbeats.of(open::release);
            ended.acquire(2);
            interest.close();
            open.acquire(1 + open.drainPermits());
            // What was under way is over.
            ended.drainPermits();
            open.acquire(2);
            assertThat(ended.availablePermits()).isZero();
        }
    }

    @Test
    void aHundredThatWereOpenedOneAfterTheOtherAreSentThemTogetherAndNotMore() throws InterruptedException {
        try (var heartbeats = new Heartbeats(SOON)) {
            List<Integer> hundreds = new CopyOnWriteArrayList<>();
            var sent = new Semaphore(0);
            IntStream.range(0, 1_000).forEach(watch -> heartbeats.of(() -> {
                hundreds.add(watch / 100);
                sent.release();
            }));
            sent.acquire(3_000);
            List<Integer> told = List.copyOf(hundreds);
            long turns = IntStream.range(1, told.size())
                    .filter(i -> !told.get(i).equals(told.get(i - 1)))
                    .count();
            // The first of each may have been told before the others were there.
            assertThat(turns).isBetween(20L, told.size() / 100 + 10L);
        }
    }
}
