package io.daybook.cli.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "2027-03-02T10:00+01:00, 2027-03-02T09:00:00Z",
        "2027-03-02T10:00:30+01, 2027-03-02T09:00:30Z",
        "2027-03-02 10:00 -0530, 2027-03-02T15:30:00Z",
        "2027-03-02t10:00z, 2027-03-02T10:00:00Z"
    })
    void readsATimeWithAnOffset(String text, Instant instant) {
        assertThat(Moment.parse(text)).isEqualTo(new Moment.At(instant));
    }

    @Test
    void readsALocalTime() {
        var expected = new Moment.Local(LocalDateTime.of(2027, 3, 2, 10, 0));

        assertThat(Moment.parse("2027-03-02T10:00")).isEqualTo(expected);
        assertThat(Moment.parse("2027-03-02 10:00:00")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tomorrow", "2027-3-2", "10:00", "2027-03-02T10", "2027-03-02T25:00", "2027-02-29",
            "2027-03-02T10:00+25:00", "2027-03-02T10:00 Europe/Berlin"})
    void refusesEverythingElse(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Moment.parse(text)).withMessageContaining("is no time");
    }

    @Test
    void aStartNeedsATimeOfDay() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Moment.parseTime("2027-03-02"))
                .withMessage("'2027-03-02' lacks the time of day; write 2027-03-02T10:00");
    }

    @Test
    void aDayCountsWholeAlsoWhenClocksChangeOnIt() {
        var day = new Moment.Day(LocalDate.of(2027, 3, 28));

        assertThat(day.firstInstant(BERLIN)).isEqualTo("2027-03-27T23:00:00Z");
        assertThat(day.endInstant(BERLIN)).isEqualTo("2027-03-28T22:00:00Z");
    }

    @Test
    void aLocalTimeThatIsSkippedIsRefused() {
        var skipped = new Moment.Local(LocalDateTime.of(2027, 3, 28, 2, 30));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> skipped.firstInstant(BERLIN))
                .withMessageContaining("does not exist in Europe/Berlin");
    }

    @Test
    void ofALocalTimeThatOccursTwiceTheEarlierIsMeant() {
        var twice = new Moment.Local(LocalDateTime.of(2027, 10, 31, 2, 30));

        assertThat(twice.firstInstant(BERLIN)).isEqualTo("2027-10-31T00:30:00Z");
    }
}
