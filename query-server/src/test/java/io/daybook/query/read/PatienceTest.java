package io.daybook.query.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatienceTest {

    @ParameterizedTest
    @CsvSource({"60000, 30000", "30200, 30000", "30000, 29800", "1000, 800", "500, 400", "0, 0"})
    void leavesTimeForTheAnswerAndHasAnEnd(long timeLeftMillis, long waitMillis) {
        assertThat(Patience.longestWait(Optional.of(Duration.ofMillis(timeLeftMillis))))
                .isEqualTo(Duration.ofMillis(waitMillis));
    }

    @Test
    void withoutADeadlineItLastsHalfAMinute() {
        assertThat(Patience.longestWait(Optional.empty())).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void runsOutAlsoWhenTheClockOverflows() {
        Patience patience = Patience.startingAt(Long.MAX_VALUE, Optional.of(Duration.ofSeconds(1)));

        assertThat(patience.left(Long.MAX_VALUE)).isEqualTo(Duration.ofMillis(800));
        assertThat(patience.left(Long.MAX_VALUE + Duration.ofSeconds(1).toNanos())).isEqualTo(Duration.ofMillis(-200));
    }
}
