package io.daybook.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TunedTest {

    private static final Map<Integer, Double> RATES = Map.of(8, 100.0, 16, 300.0, 32, 200.0);

    @Test
    void theNumberOfCallersIsTheOneThatGetsMostDone() throws Exception {
        var progress = new ArrayList<String>();

        Tuned tuned = Tuned.of(new Known(), List.of(8, 16, 32), Duration.ofSeconds(1), progress::add);

        assertThat(tuned.callers()).isEqualTo(16);
        assertThat(tuned.perSecond(Duration.ofSeconds(1))).isEqualTo(300);
        assertThat(tuned).hasToString("known 1.0, 16 callers");
        assertThat(progress).hasSize(3).last().asString().contains("32 callers", "200/s");
    }

    private static final class Known implements EventWriter {

        @Override
        public String name() {
            return "known 1.0";
        }

        @Override
        public double perSecond(int callers, Duration length) {
            return RATES.get(callers);
        }

        @Override
        public void close() {}
    }
}
