package io.daybook.scheduling;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecurrenceRuleTest {

    private static final RecurrenceEnd TEN = new RecurrenceEnd.Count(10);

    @Test
    void readsDays() {
        assertThat(RecurrenceRule.parse("FREQ=DAILY;COUNT=10"))
                .isEqualTo(new RecurrenceRule(new RecurringDays.Daily(), 1, TEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;WKST=SU;COUNT=10",
        "RRULE:COUNT=10;WKST=SU;BYDAY=WE,MO,WE;INTERVAL=02;FREQ=WEEKLY",
        " rrule:freq=weekly;interval=2;byday=mo,we;wkst=su;count=10 "
    })
    void readsWeekdaysInAnyOrderAndCase(String text) {
        assertThat(RecurrenceRule.parse(text))
                .isEqualTo(new RecurrenceRule(new RecurringDays.Weekly(Set.of(MONDAY, WEDNESDAY), SUNDAY), 2, TEN));
    }

    @Test
    void weeksStartOnMondayUnlessToldOtherwise() {
        assertThat(RecurrenceRule.parse("FREQ=WEEKLY;COUNT=10").days())
                .isEqualTo(new RecurringDays.Weekly(Set.of(), MONDAY));
    }

    @Test
    void readsDatesOfAMonth() {
        assertThat(RecurrenceRule.parse("FREQ=MONTHLY;BYMONTHDAY=1,+15,-1,09;COUNT=10").days())
                .isEqualTo(new RecurringDays.MonthlyByDate(Set.of(1, 15, -1, 9)));
    }

    @Test
    void readsWeekdaysOfAMonth() {
        assertThat(RecurrenceRule.parse("FREQ=MONTHLY;BYDAY=1MO,-1FR,+02SU,WE;COUNT=10").days())
                .isEqualTo(new RecurringDays.MonthlyByWeekday(Set.of(
                        new NthWeekday(1, MONDAY),
                        new NthWeekday(-1, FRIDAY),
                        new NthWeekday(2, SUNDAY),
                        new NthWeekday(0, WEDNESDAY))));
    }

    @Test
    void readsUntil() {
        assertThat(endOf("FREQ=DAILY;UNTIL=20270301"))
                .isEqualTo(new RecurrenceEnd.UntilDay(LocalDate.parse("2027-03-01")));
        assertThat(endOf("FREQ=DAILY;UNTIL=20270301T100000"))
                .isEqualTo(new RecurrenceEnd.UntilLocal(LocalDateTime.parse("2027-03-01T10:00")));
        assertThat(endOf("FREQ=DAILY;UNTIL=20270301t090000z"))
                .isEqualTo(new RecurrenceEnd.UntilInstant(Instant.parse("2027-03-01T09:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                   | has "" where NAME=VALUE belongs
            daily                                | has "DAILY" where NAME=VALUE belongs
            FREQ=DAILY;COUNT=3;                  | has "" where NAME=VALUE belongs
            FREQ=DAILY;=3                        | has "=3" where NAME=VALUE belongs
            RRULE:RRULE:FREQ=DAILY;COUNT=3       | has RRULE:FREQ, which is not supported
            COUNT=3                              | must have FREQ
            FREQ=YEARLY;COUNT=3                  | has FREQ=YEARLY; DAILY, WEEKLY and MONTHLY are supported
            FREQ=;COUNT=3                        | has FREQ=; DAILY, WEEKLY and MONTHLY are supported
            FREQ=DAILY                           | must be ended by COUNT or UNTIL
            FREQ=DAILY;COUNT=3;UNTIL=20270301    | has both COUNT and UNTIL; one of them must end it
            FREQ=DAILY;COUNT=3;COUNT=3           | has COUNT more than once
            FREQ=MONTHLY;COUNT=3;BYSETPOS=-1     | has BYSETPOS, which is not supported
            FREQ=DAILY;COUNT=3;X-NAME=1          | has X-NAME, which is not supported
            FREQ=DAILY;COUNT=0                   | has COUNT=0, which must be a number from 1 to 1000
            FREQ=DAILY;COUNT=1001                | has COUNT=1001, which must be a number from 1 to 1000
            FREQ=DAILY;COUNT=99999999999         | has COUNT=99999999999, which must be a number from 1 to 1000
            FREQ=DAILY;COUNT=+3                  | has COUNT=+3, which must be a number from 1 to 1000
            FREQ=DAILY;COUNT=3;INTERVAL=0        | has INTERVAL=0, which must be a number from 1 to 1000
            FREQ=DAILY;COUNT=3;INTERVAL=1001     | has INTERVAL=1001, which must be a number from 1 to 1000
            FREQ=DAILY;COUNT=3;INTERVAL=-1       | has INTERVAL=-1, which must be a number from 1 to 1000
            FREQ=DAILY;COUNT=3;BYDAY=MO          | has BYDAY, which is not supported with FREQ=DAILY
            FREQ=DAILY;COUNT=3;BYMONTHDAY=1      | has BYMONTHDAY, which is not supported with FREQ=DAILY
            FREQ=WEEKLY;COUNT=3;BYMONTHDAY=1     | has BYMONTHDAY, which is not supported with FREQ=WEEKLY
            FREQ=MONTHLY;COUNT=3;BYDAY=FR;BYMONTHDAY=13 | has both BYDAY and BYMONTHDAY, of which one is supported at a time
            FREQ=DAILY;COUNT=3;WKST=XX           | has WKST=XX, which must be one of MO, TU, WE, TH, FR, SA, SU
            """)
    void saysWhatIsWrong(String text, String problem) {
        assertThatExceptionOfType(UnusableRuleException.class)
                .isThrownBy(() -> RecurrenceRule.parse(text))
                .withMessage(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1MO", "MO,", "", "XX", "MO WE"})
    void refusesWhatIsNoWeekday(String days) {
        assertRefused("FREQ=WEEKLY;COUNT=3;BYDAY=" + days, "has BYDAY=" + days + ", which must list weekdays such as MO,WE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0MO", "6MO", "-6MO", "1", "1XX", "1MO,", "", "--1MO"})
    void refusesWhatIsNoWeekdayOfAMonth(String days) {
        assertRefused("FREQ=MONTHLY;COUNT=3;BYDAY=" + days, "has BYDAY=" + days + ", which must list weekdays of a month");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "32", "-32", "1,", "", "MO", "1.5", "001"})
    void refusesWhatIsNoDateOfAMonth(String dates) {
        assertRefused(
                "FREQ=MONTHLY;COUNT=3;BYMONTHDAY=" + dates, "has BYMONTHDAY=" + dates + ", which must list dates of a month");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "20270229", "20271301", "2027-03-01", "", "20270301T", "20270301T2500", "20270301T250000", "20270301T090000+01", "-0270301"
    })
    void refusesWhatIsNoTime(String until) {
        assertRefused("FREQ=DAILY;UNTIL=" + until, "has UNTIL=" + until + ", which must be a date or time such as 20270301");
    }

    @Test
    void refusesATextThatIsTooLong() {
        assertRefused("FREQ=DAILY;COUNT=" + "0".repeat(1_000), "is longer than 1000 characters");
    }

    private static RecurrenceEnd endOf(String text) {
        return RecurrenceRule.parse(text).end();
    }

    private static void assertRefused(String text, String problem) {
        assertThatExceptionOfType(UnusableRuleException.class)
                .isThrownBy(() -> RecurrenceRule.parse(text))
                .withMessageStartingWith(problem);
    }
}
