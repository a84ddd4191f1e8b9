package io.daybook.query.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.service.ServiceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ServerStopTest {

    private static final int MANY = 200;
    private static final Duration LONG = Duration.ofHours(1);

    private final ServerStop stop = new ServerStop();

    @Test
    void manyCallsAreEndedOneAfterTheOther() throws Exception {
        List<Long> ends = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> waiting = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                Call call = Call.current(stop);
                waiting.add(threads.submit(() -> endOf(call)));
            }
            stop.stop();
            for (Future<Long> end : waiting) {
                ends.add(end.get());
            }
        }

        Duration spread = Duration.ofNanos(span(ends));
        assertThat(spread).isGreaterThan(Duration.ofSeconds(1));
        assertThat(ends).as("any order, not that of their coming").isNotEqualTo(ends.stream().sorted().toList());
    }

    @Test
    void aCallThatComesWhileTheServerStopsIsEndedAtOnce() {
        stop.stop();

        assertThatThrownBy(Call.current(stop)::requireWanted).hasMessageContaining("stopping");
    }

    private static long endOf(Call call) {
        try (call) {
            while (true) {
                call.await(LONG);
            }
        } catch (ServiceException e) {
            return System.nanoTime();
        }
    }

    private static long span(List<Long> times) {
        LongStream sorted = times.stream().mapToLong(Long::longValue).sorted();
        long[] ordered = sorted.toArray();
        return ordered[ordered.length - 1] - ordered[0];
    }
}
