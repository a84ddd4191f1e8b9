package io.daybook.cli.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepetitionTest {

    @Test
    void failuresInARowMakeThePausesLongerAndASuccessEndsThat() {
        assertThat(pauses(Duration.ofMinutes(15), true, false, false, false, true, false))
                .containsExactly(
                        Duration.ofMinutes(15),
                        Duration.ofMinutes(30),
                        Duration.ofHours(1),
                        Duration.ofHours(1),
                        Duration.ofMinutes(15),
                        Duration.ofMinutes(30));
    }

    @Test
    void aPauseThatIsLongerThanAnHourStaysSo() {
        assertThat(pauses(Duration.ofHours(6), false, false)).containsExactly(Duration.ofHours(6), Duration.ofHours(6));
    }

    private static List<Duration> pauses(Duration every, Boolean... outcomes) {
        Deque<Boolean> left = new ArrayDeque<>(List.of(outcomes));
        List<Duration> pauses = new ArrayList<>();
        var repetition = new Repetition(every, pause -> {
            pauses.add(pause);
            if (left.isEmpty()) {
                throw new IllegalStateException("the end");
            }
        });
        assertThatIllegalStateException().isThrownBy(() -> repetition.run(left::remove));
        return pauses;
    }
}
