package io.daybook.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeTextTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "2027-03-02T09:00:00Z | 2027-03-02T09:30:00Z | Tue 2 Mar 2027 10:00–10:30 Europe/Berlin (+01:00)",
        "2027-03-02T09:00:05Z | 2027-03-02T09:30:00Z | Tue 2 Mar 2027 10:00:05–10:30 Europe/Berlin (+01:00)",
        "2027-03-02T22:00:00Z | 2027-03-03T01:00:00Z | Tue 2 Mar 2027 23:00 – Wed 3 Mar 2027 02:00 Europe/Berlin (+01:00)",
        "2027-03-01T23:00:00Z | 2027-03-02T23:00:00Z | Tue 2 Mar 2027 00:00–24:00 Europe/Berlin (+01:00)",
        "2027-03-01T23:00:00Z | 2027-03-04T23:00:00Z | Tue 2 Mar 2027 00:00 – Thu 4 Mar 2027 24:00 Europe/Berlin (+01:00)",
        "2027-03-28T00:30:00Z | 2027-03-28T01:30:00Z | Sun 28 Mar 2027 01:30 (+01:00) – 03:30 (+02:00) Europe/Berlin"
    })
    void showsAnInterval(Instant start, Instant end, String shown) {
        assertThat(TimeText.interval(start, end, BERLIN)).isEqualTo(shown);
    }

    @Test
    void showsAnInstantAlsoInUtc() {
        assertThat(TimeText.instant(Instant.parse("2027-09-05T06:07:00Z"), ZoneId.of("UTC")))
                .isEqualTo("Sun 5 Sep 2027 06:07 UTC (+00:00)");
    }

    @Test
    void aStartOptionCanBeReadAgain() {
        Instant start = Instant.parse("2027-07-02T09:00:00Z");

        assertThat(TimeText.option(start, BERLIN)).isEqualTo("2027-07-02T11:00+02:00");
        assertThat(Moment.parseTime(TimeText.option(start, BERLIN))).isEqualTo(new Moment.At(start));
    }
}
