package io.daybook.scheduling;

import static io.daybook.scheduling.OccurrencesScenario.from;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of RFC 5545 section 3.8.5.3 that are supported; those without an end get a COUNT. */
class OccurrencesOfTheStandardTest {

    private static final String ZONE = "America/New_York";

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            1997-09-02 | FREQ=DAILY;COUNT=10 | 1997-09: 2 3 4 5 6 7 8 9 10 11
            1997-09-02 | FREQ=DAILY;INTERVAL=2;COUNT=7 | 1997-09: 2 4 6 8 10 12 14
            1997-09-02 | FREQ=DAILY;INTERVAL=10;COUNT=5 | 1997-09: 2 12 22; 1997-10: 2 12
            1997-09-02 | FREQ=WEEKLY;COUNT=10 | 1997-09: 2 9 16 23 30; 1997-10: 7 14 21 28; 1997-11: 4
            1997-09-02 | FREQ=WEEKLY;UNTIL=19971224T000000Z | 1997-09: 2 9 16 23 30; 1997-10: 7 14 21 28; 1997-11: 4 11 18 25; \
            1997-12: 2 9 16 23
            1997-09-02 | FREQ=WEEKLY;INTERVAL=2;WKST=SU;COUNT=7 | 1997-09: 2 16 30; 1997-10: 14 28; 1997-11: 11 25
            1997-09-02 | FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH | 1997-09: 2 4 9 11 16 18 23 25 30; 1997-10: 2
            1997-09-02 | FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH | 1997-09: 2 4 9 11 16 18 23 25 30; 1997-10: 2
            1997-09-01 | FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR | 1997-09: 1 3 5 15 17 19 29; \
            1997-10: 1 3 13 15 17 27 29 31; 1997-11: 10 12 14 24 26 28; 1997-12: 8 10 12 22
            1997-09-02 | FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH | 1997-09: 2 4 16 18 30; 1997-10: 2 14 16
            1997-09-05 | FREQ=MONTHLY;COUNT=10;BYDAY=1FR | 1997-09: 5; 1997-10: 3; 1997-11: 7; 1997-12: 5; 1998-01: 2; 1998-02: 6; \
            1998-03: 6; 1998-04: 3; 1998-05: 1; 1998-06: 5
            1997-09-05 | FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR | 1997-09: 5; 1997-10: 3; 1997-11: 7; 1997-12: 5
            1997-09-07 | FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU | 1997-09: 7 28; 1997-11: 2 30; 1998-01: 4 25; \
            1998-03: 1 29; 1998-05: 3 31
            1997-09-22 | FREQ=MONTHLY;COUNT=6;BYDAY=-2MO | 1997-09: 22; 1997-10: 20; 1997-11: 17; 1997-12: 22; 1998-01: 19; 1998-02: 16
            1997-09-28 | FREQ=MONTHLY;BYMONTHDAY=-3;COUNT=6 | 1997-09: 28; 1997-10: 29; 1997-11: 28; 1997-12: 29; 1998-01: 29; \
            1998-02: 26
            1997-09-02 | FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15 | 1997-09: 2 15; 1997-10: 2 15; 1997-11: 2 15; 1997-12: 2 15; \
            1998-01: 2 15
            1997-09-30 | FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1 | 1997-09: 30; 1997-10: 1 31; 1997-11: 1 30; 1997-12: 1 31; \
            1998-01: 1 31; 1998-02: 1
            1997-09-10 | FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15 | 1997-09: 10 11 12 13 14 15; \
            1999-03: 10 11 12 13
            1997-09-02 | FREQ=MONTHLY;INTERVAL=2;BYDAY=TU;COUNT=18 | 1997-09: 2 9 16 23 30; 1997-11: 4 11 18 25; \
            1998-01: 6 13 20 27; 1998-03: 3 10 17 24 31
            1997-08-05 | FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO | 1997-08: 5 10 19 24
            1997-08-05 | FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU | 1997-08: 5 17 19 31
            2007-01-15 | FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5 | 2007-01: 15 30; 2007-02: 15; 2007-03: 15 30
            """)
    void givesTheDates(String first, String rule, String days) {
        assertThat(from(first + "T09:00", ZONE).days(rule)).isEqualTo(days);
    }

    @Test
    void everyDayUntilChristmasEve() {
        var daily = from("1997-09-02T09:00", ZONE).starts("FREQ=DAILY;UNTIL=19971224T000000Z");

        assertThat(daily)
                .extracting(start -> start.localStart().toLocalDate())
                .containsExactlyElementsOf(
                        LocalDate.parse("1997-09-02").datesUntil(LocalDate.parse("1997-12-24")).toList());
        assertThat(daily.getFirst().start()).hasToString("1997-09-02T13:00:00Z");
        assertThat(daily.getLast().start()).as("in winter").hasToString("1997-12-23T14:00:00Z");
    }
}
