package io.daybook.query.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TurnsTest {

    private static final int MANY = 100_000;

    private final Queue<Runnable> threads = new ArrayDeque<>();
    private final AtomicInteger taken = new AtomicInteger();
    private final Turns turns = new Turns(taken::incrementAndGet, threads::add);

    @Test
    void noneIsTakenBeforeTheBeginning() {
        turns.ask();

        assertThat(threads).isEmpty();
    }

    @Test
    void severalWhoAskBeforeATurnShareIt() {
        begin();
        turns.ask();
        turns.ask();

        assertThat(threads).hasSize(1);
        threads.remove().run();
        assertThat(taken).hasValue(2);
    }

    @Test
    void whoAsksDuringATurnHasAnother() {
        var self = new Turns[1];
        self[0] = new Turns(
                () -> {
                    if (taken.incrementAndGet() == 1) {
                        self[0].ask();
                    }
                },
                threads::add);
        self[0].begin();
        threads.remove().run();

        assertThat(taken).hasValue(2);
        assertThat(threads).isEmpty();
    }

    @Test
    void nothingIsDoneBetweenWhileATurnIsTaken() {
        var between = new AtomicInteger();
        assertThat(turns.between(between::incrementAndGet)).isFalse();
        assertThat(between).as("before the beginning").hasValue(0);

        begin();
        assertThat(turns.between(between::incrementAndGet)).isTrue();
        assertThat(between).hasValue(1);

        turns.ask();
        assertThat(turns.between(between::incrementAndGet)).isFalse();
        assertThat(between).as("a turn is asked for").hasValue(1);
    }

    @Test
    void whoAsksWhileSomethingIsDoneBetweenHasATurnAfterIt() {
        begin();
        turns.between(turns::ask);

        threads.remove().run();
        assertThat(taken).hasValue(2);
    }

    @Test
    void oneAtATimeAndNobodyIsForgotten() {
        var asked = new AtomicInteger();
        var answered = new AtomicInteger();
        var under = new AtomicInteger();
        var most = new AtomicInteger();
        try (ExecutorService takers = Executors.newVirtualThreadPerTaskExecutor();
                ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
            var contended = new Turns(
                    () -> {
                        most.accumulateAndGet(under.incrementAndGet(), Math::max);
                        answered.set(asked.get());
                        under.decrementAndGet();
                    },
                    takers);
            contended.begin();
            IntStream.range(0, MANY).forEach(number -> askers.execute(() -> {
                asked.incrementAndGet();
                if (number % 2 == 0) {
                    contended.between(() -> {
                        most.accumulateAndGet(under.incrementAndGet(), Math::max);
                        under.decrementAndGet();
                    });
                }
                contended.ask();
            }));
        }

        assertThat(most).hasValue(1);
        assertThat(answered).hasValue(MANY);
    }

    private void begin() {
        turns.begin();
        threads.remove().run();
    }
}
