package io.daybook.scheduling;

import static io.daybook.scheduling.OccurrencesScenario.from;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OccurrencesTest {

    /** A Tuesday. */
    private static final OccurrencesScenario TUESDAY = from("2027-03-02T10:00", "Europe/Berlin");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FREQ=WEEKLY;BYDAY=MO;COUNT=3 | 2027-03: 2 8 15
            FREQ=WEEKLY;BYDAY=MO,WE;COUNT=3 | 2027-03: 2 3 8
            FREQ=MONTHLY;BYMONTHDAY=1,2;COUNT=3 | 2027-03: 2; 2027-04: 1 2
            FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3 | 2027-03: 2 31; 2027-05: 31
            FREQ=MONTHLY;BYDAY=1MO;COUNT=3 | 2027-03: 2; 2027-04: 5; 2027-05: 3
            """)
    void theFirstStartIsTheFirstOccurrenceWhateverTheRuleSays(String rule, String days) {
        assertThat(TUESDAY.days(rule)).isEqualTo(days);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2028-01-31 | FREQ=MONTHLY;COUNT=4 | 2028-01: 31; 2028-03: 31; 2028-05: 31; 2028-07: 31
            2028-01-30 | FREQ=MONTHLY;BYMONTHDAY=-31;COUNT=4 | 2028-01: 30; 2028-03: 1; 2028-05: 1; 2028-07: 1
            2028-01-29 | FREQ=MONTHLY;BYDAY=5SA,-5SA;COUNT=4 | 2028-01: 29; 2028-04: 1 29; 2028-07: 1
            2028-02-29 | FREQ=MONTHLY;INTERVAL=12;COUNT=3 | 2028-02: 29; 2032-02: 29; 2036-02: 29
            """)
    void whatAMonthDoesNotHaveIsLeftOutAndNotCounted(String first, String rule, String days) {
        assertThat(from(first + "T10:00", "Europe/Berlin").days(rule)).isEqualTo(days);
    }

    @Test
    void aDayThatIsMeantTwiceIsOneOccurrence() {
        assertThat(from("2027-03-31T10:00", "Europe/Berlin").days("FREQ=MONTHLY;BYMONTHDAY=31,-1,31;COUNT=2"))
                .isEqualTo("2027-03: 31; 2027-04: 30");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            20270304         | 2027-03: 2 3 4
            20270304T100000  | 2027-03: 2 3 4
            20270304T095959  | 2027-03: 2 3
            20270304T090000Z | 2027-03: 2 3 4
            20270304T085959Z | 2027-03: 2 3
            20270302         | 2027-03: 2
            """)
    void theLastMayStartAtUntil(String until, String days) {
        assertThat(TUESDAY.days("FREQ=DAILY;UNTIL=" + until)).isEqualTo(days);
    }

    @Test
    void anUntilBeforeTheFirstStartIsRefused() {
        TUESDAY.isUnusable(
                "FREQ=DAILY;UNTIL=20270302T085959Z", "recurrence_rule", "has an UNTIL before the first start");
    }

    @Test
    void exceptedStartsAreCountedAndLeftOut() {
        assertThat(TUESDAY.exceptTimes("2027-03-02T10:00", "2027-03-03T10:01")
                        .exceptDays("2027-03-04")
                        .days("FREQ=DAILY;COUNT=4"))
                .isEqualTo("2027-03: 3 5");
    }

    @Test
    void exceptingEverythingIsRefused() {
        TUESDAY.exceptDays("2027-03-02", "2027-03-03")
                .isUnusable("FREQ=DAILY;COUNT=2", "except_local_start_times", "leave no occurrence");
    }

    @Test
    void thereMayBeAThousand() {
        assertThat(TUESDAY.starts("FREQ=DAILY;COUNT=1000")).hasSize(1_000);
        assertThat(TUESDAY.starts("FREQ=DAILY;UNTIL=20291125")).hasSize(1_000);
    }

    @Test
    void moreThanAThousandAreRefusedAlsoWhereSomeAreExcepted() {
        TUESDAY.exceptDays("2027-03-03")
                .isUnusable(
                        "FREQ=DAILY;UNTIL=20291126", "recurrence_rule", "makes more than 1000 occurrences");
    }

    @Test
    void thereAreNoneAfterTheEndOfTime() {
        assertThat(from("2199-12-30T00:30", "Europe/Berlin").days("FREQ=DAILY;UNTIL=99991231"))
                .isEqualTo("2199-12: 30 31; 2200-01: 1");
        assertThat(from("2199-12-30T10:00", "Europe/Berlin").days("FREQ=DAILY;UNTIL=99991231"))
                .isEqualTo("2199-12: 30 31");
        assertThat(from("2199-12-30T14:00", "Pacific/Kiritimati").days("FREQ=DAILY;UNTIL=99991231"))
                .isEqualTo("2199-12: 30 31; 2200-01: 1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2199-12-30 | FREQ=DAILY;COUNT=5                           | 2
            2027-02-01 | FREQ=MONTHLY;BYMONTHDAY=30;INTERVAL=12;COUNT=5 | 1
            1900-02-01 | FREQ=MONTHLY;BYMONTHDAY=31;INTERVAL=1000;COUNT=1000 | 2
            """)
    void aCountThatIsNotReachedBeforeTheEndOfTimeIsRefused(String first, String rule, int found) {
        assertThat(from(first + "T10:00", "Europe/Berlin").by(rule))
                .isInstanceOfSatisfying(Occurrences.Unusable.class, unusable -> assertThat(unusable.reason())
                        .isInstanceOfSatisfying(Rejection.InvalidField.class, reason -> {
                            assertThat(reason.field()).isEqualTo("recurrence_rule");
                            assertThat(reason.problem()).startsWith("makes %d of its ".formatted(found));
                        }));
    }

    @ParameterizedTest
    @CsvSource({"1899-12-31T23:00", "2200-01-01T02:00", "-999999999-01-01T00:00", "+999999999-12-31T23:59"})
    void aFirstStartOutOfBoundsIsRefused(String first) {
        from(first, "Europe/Berlin")
                .isUnusable(
                        "FREQ=DAILY;COUNT=1", "local_start_time", "must lie between 1900-01-01 and 2200-01-01");
    }

    /** Three hundred years of months without a match: the work is bounded, too. */
    @Test
    @Timeout(10)
    void rulesThatHardlyMatchDoNotTakeLong() {
        assertThat(from("1900-02-01T10:00", "Europe/Berlin")
                        .days("FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=30,31;UNTIL=99991231"))
                .isEqualTo("1900-02: 1");
    }
}
