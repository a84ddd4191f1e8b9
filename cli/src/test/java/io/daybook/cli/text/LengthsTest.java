package io.daybook.cli.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LengthsTest {

    @ParameterizedTest
    @CsvSource({
        "30m, PT30M, 30m",
        "1h, PT1H, 1h",
        "1h30m, PT90M, 1h30m",
        "90m, PT90M, 1h30m",
        "2d, PT48H, 2d",
        "1d12h, PT36H, 1d12h",
        "45s, PT45S, 45s",
        "1H30M, PT90M, 1h30m",
        "PT30M, PT30M, 30m",
        "pt1h15m, PT75M, 1h15m",
        "P2D, PT48H, 2d"
    })
    void readsWhatPeopleTypeAndPrintsItAgain(String text, Duration length, String printed) {
        assertThat(Lengths.parse(text)).isEqualTo(length);
        assertThat(Lengths.print(length)).isEqualTo(printed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0m", "PT0S", "PT-30M", "0d0h"})
    void saysOfNothingThatALengthIsLonger(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Lengths.parse(text))
                .withMessage("'%s' must be longer than nothing; write 30m, 1h30m, 2d or PT30M", text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "30", "m", "30x", "-30m", "PT", "-PT30M", "1m1h", "99999999999999999999h",
            "9999999999999999d", "1.5h"})
    void refusesEverythingElse(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Lengths.parse(text)).withMessageContaining("is no length of time; write 30m");
    }
}
