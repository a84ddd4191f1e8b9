package io.daybook.cli.ics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalClockTest {

    private static final ZoneOffset WINTER = ZoneOffset.ofHours(1);
    private static final ZoneOffset SUMMER = ZoneOffset.ofHours(2);

    private final LocalClock berlin = new LocalClock.Iana(ZoneId.of("Europe/Berlin"));

    /** Berlin as a file describes it, for one year. */
    private final LocalClock described = new LocalClock.Described(
            new TreeMap<>(Map.of(
                    LocalDateTime.parse("2027-03-28T02:00"), new LocalClock.Change(WINTER, SUMMER),
                    LocalDateTime.parse("2027-10-31T03:00"), new LocalClock.Change(SUMMER, WINTER))),
            ZoneId.of("UTC"));

    @ParameterizedTest
    @CsvSource({
        "2027-01-01T12:00, 2027-01-01T11:00:00Z, before the first change",
        "2027-03-28T01:59, 2027-03-28T00:59:00Z, just before the gap",
        "2027-03-28T02:30, 2027-03-28T01:30:00Z, in the gap: by the offset before it",
        "2027-03-28T03:00, 2027-03-28T01:00:00Z, after the gap",
        "2027-07-01T12:00, 2027-07-01T10:00:00Z, summer",
        "2027-10-31T02:30, 2027-10-31T00:30:00Z, occurs twice: the earlier",
        "2027-10-31T03:00, 2027-10-31T02:00:00Z, after the overlap",
        "2027-12-01T12:00, 2027-12-01T11:00:00Z, winter"
    })
    void aDescribedZoneReadsTimesLikeTheZoneItself(LocalDateTime time, String instant, String why) {
        assertThat(described.instant(time)).as(why).isEqualTo(instant);
        assertThat(berlin.instant(time)).as(why).isEqualTo(instant);
    }
}
