package io.daybook.query.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CombinedReadsTest {

    private final List<Set<String>> read = new CopyOnWriteArrayList<>();
    private final Semaphore allowed = new Semaphore(0);
    private final CombinedReads<String, String> reads = new CombinedReads<>(1, this::read);

    @Test
    void whatIsThereIsFound() {
        allowed.release(2);
        assertThat(reads.get("a")).contains("found a");
        assertThat(reads.get("none")).isEmpty();
    }

    @Test
    void thoseWhoAskMeanwhileAreReadTogether() throws Exception {
        var first = asking("a");
        List<FutureTask<Optional<String>>> later = List.of(asking("b"), asking("c"), asking("b"));
        allowed.release(2);

        assertThat(first.get()).contains("found a");
        assertThat(later.get(0).get()).contains("found b");
        assertThat(later.get(1).get()).contains("found c");
        assertThat(later.get(2).get()).contains("found b");
        assertThat(read).containsExactly(Set.of("a"), Set.of("b", "c"));
    }

    @Test
    void nobodyGetsWhatWasReadBeforeTheyAsked() throws Exception {
        var first = asking("a");
        var second = asking("a");
        allowed.release(2);

        assertThat(first.get()).contains("found a");
        assertThat(second.get()).contains("found a");
        assertThat(read).containsExactly(Set.of("a"), Set.of("a"));
    }

    @Test
    void aFailureIsOfThoseWhoAskedTogether() throws Exception {
        var first = asking("a");
        var bad = asking("bad");
        var beside = asking("b");
        allowed.release(3);

        assertThat(first.get()).contains("found a");
        assertThatThrownBy(bad::get).hasRootCauseMessage("not today");
        assertThatThrownBy(beside::get).hasRootCauseMessage("not today");
        assertThat(reads.get("b")).contains("found b");
    }

    @Test
    void oneReadIsOfNoMoreThanSoMany() throws Exception {
        var first = asking("a");
        var many = new ArrayList<FutureTask<Optional<String>>>();
        for (int number = 0; number < 2_250; number++) {
            many.add(asking("n" + number));
        }
        allowed.release(4);

        assertThat(first.get()).isPresent();
        for (var each : many) {
            assertThat(each.get()).isPresent();
        }
        assertThat(read).extracting(Set::size).containsExactlyInAnyOrder(1, 1_000, 1_000, 250);
    }

    /** Asks on a thread of its own, and returns when that waits. */
    private FutureTask<Optional<String>> asking(String key) {
        var task = new FutureTask<>(() -> reads.get(key));
        Thread thread = Thread.ofVirtual().start(task);
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        return task;
    }

    private Map<String, String> read(Set<String> keys) {
        read.add(Set.copyOf(keys));
        allowed.acquireUninterruptibly();
        if (keys.contains("bad")) {
            throw new IllegalStateException("not today");
        }
        return keys.stream()
                .filter(Predicate.not("none"::equals))
                .collect(Collectors.toMap(Function.identity(), key -> "found " + key));
    }
}
