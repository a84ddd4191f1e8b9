package io.daybook.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.bench.report.Comparison;
import io.daybook.bench.report.Round;
import io.daybook.bench.report.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeersTest {

    @Test
    void onlyTheBestPeerIsToBeBeaten() {
        List<Comparison> bound = Peers.boundByBest(List.of(beside("slow", 100), beside("best", 300), beside("middle", 200)));

        assertThat(bound).extracting(Comparison::against).containsExactly("slow", "best", "middle");
        assertThat(bound).extracting(comparison -> comparison.target().isBound()).containsExactly(false, true, false);
        assertThat(bound.get(1).target()).isEqualTo(Target.atLeast(4));
        assertThat(bound.get(1).rounds()).containsExactly(new Round(1_000, 300));
    }

    private static Comparison beside(String peer, double rate) {
        return new Comparison("peers", peer, "1/s", peer, Target.none(), List.of(new Round(1_000, rate)));
    }
}
