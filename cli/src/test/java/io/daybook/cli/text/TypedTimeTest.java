package io.daybook.cli.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTimeTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** A Tuesday, shortly after midnight in Berlin and still Monday in New York. */
    private static final Instant NOW = Instant.parse("2027-03-01T23:30:15.75Z");

    @ParameterizedTest
    @CsvSource({
        "now, 2027-03-01T23:30:15Z",
        "NOW, 2027-03-01T23:30:15Z",
        "in 2h, 2027-03-02T01:30:15Z",
        "+2h, 2027-03-02T01:30:15Z",
        "+1d3h, 2027-03-03T02:30:15Z",
        "In  90m, 2027-03-02T01:00:15Z",
        "today 14:30, 2027-03-02T13:30:00Z",
        "tomorrow 14:30, 2027-03-03T13:30:00Z",
        "Tomorrow at 9am, 2027-03-03T08:00:00Z",
        "tomorrow 9:15 PM, 2027-03-03T20:15:00Z",
        "tomorrow 9:05, 2027-03-03T08:05:00Z",
        "tomorrow 12:30pm, 2027-03-03T11:30:00Z",
        "tomorrow 12:30am, 2027-03-02T23:30:00Z",
        "yesterday noon, 2027-03-01T11:00:00Z",
        "tomorrow midnight, 2027-03-02T23:00:00Z",
        "wed 10:00, 2027-03-03T09:00:00Z",
        "monday 10:00, 2027-03-08T09:00:00Z",
        "next mon 10:00, 2027-03-08T09:00:00Z",
        "next tue 10:00, 2027-03-09T09:00:00Z",
        "Next Tuesday 10:00, 2027-03-09T09:00:00Z",
        "2027-03-05T10:00+05:00, 2027-03-05T05:00:00Z"
    })
    void aTimeIsAnInstantOnceItIsKnownWhenAndWhereItWasSaid(String text, Instant expected) {
        assertThat(TypedTime.parseTimeOfDay(text).resolve(NOW, BERLIN)).isEqualTo(new Moment.At(expected));
    }

    @ParameterizedTest
    @CsvSource({"today, 2027-03-02", "tomorrow, 2027-03-03", "yesterday, 2027-03-01", "sun, 2027-03-07",
            "next tue, 2027-03-09", "2027-03-28, 2027-03-28"})
    void aDayIsAWholeDayOfItsZone(String text, LocalDate expected) {
        assertThat(TypedTime.parse(text).resolve(NOW, BERLIN)).isEqualTo(new Moment.Day(expected));
    }

    @Test
    void whichDayItIsDependsOnTheZone() {
        assertThat(TypedTime.parse("today").resolve(NOW, ZoneId.of("America/New_York")))
                .isEqualTo(new Moment.Day(LocalDate.parse("2027-03-01")));
    }

    @Test
    void aWeekdaySaidOnThatDayIsRefusedAsItCouldBeTodayOrInAWeek() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TypedTime.parse("tue 14:30").resolve(NOW, BERLIN))
                .withMessage("today is a tuesday itself; write today, or next tuesday");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "14:30          | lacks the day; write today 14:30 or tomorrow 14:30",
        "9am            | lacks the day",
        "noon           | lacks the day",
        "12am           | could be noon or midnight; write noon or midnight after the day, such as today noon",
        "12 pm          | could be noon or midnight; write noon or midnight after the day, such as today noon",
        "tomorrow       | lacks the time of day; write tomorrow 10:00",
        "next tue       | lacks the time of day",
        "2027-03-02     | lacks the time of day",
        "tomorrow 12am  | could be noon or midnight",
        "tomorrow 12:00pm | could be noon or midnight",
        "in 2           | is no length of time",
        "+0h            | must be longer than nothing",
        "tomorrow 9     | is no time of day; write 14:30, 9am",
        "tomorrow 24:00 | is no time of day",
        "tomorrow 14pm  | is no time of day",
        "tomorow 14:30  | is no time; write 2027-03-02T10:00",
        "this tue 9am   | is no time",
        "next week      | is no time",
        "next day 9am   | is no time",
        "next tomorrow 9am | is no time",
        "''             | is no time",
        "20270302T1000  | is no time",
        "2027-3-2T10:00 | is no time"
    })
    void whatIsNotSaidClearlyIsRefusedWithWhatWouldBe(String text, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TypedTime.parseTimeOfDay(text))
                .withMessageContaining(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomorrow 2:30", "tomorrow 2:59am"})
    void aTimeThatAClockChangeSkipsIsRefused(String text) {
        Instant dayBefore = Instant.parse("2027-03-27T12:00:00Z");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TypedTime.parse(text).resolve(dayBefore, BERLIN))
                .withMessageContaining("does not exist in Europe/Berlin");
    }

    @Test
    void ofATimeThatOccursTwiceTheEarlierIsMeant() {
        Instant dayBefore = Instant.parse("2027-10-30T12:00:00Z");

        assertThat(TypedTime.parse("tomorrow 2:30").resolve(dayBefore, BERLIN))
                .isEqualTo(new Moment.At(Instant.parse("2027-10-31T00:30:00Z")));
    }

    @Test
    void aLengthFromNowIsExactTimeAlsoWhenClocksChange() {
        Instant dayBefore = Instant.parse("2027-03-27T12:00:00Z");

        assertThat(TypedTime.parse("+1d").resolve(dayBefore, BERLIN))
                .isEqualTo(new Moment.At(Instant.parse("2027-03-28T12:00:00Z")));
    }

    @Test
    void whatItCameToIsToldWithOffsetAndZone() {
        assertThat(TimeText.resolved(TypedTime.parse("tomorrow 14:30").resolve(NOW, BERLIN), BERLIN))
                .isEqualTo("Wed 2027-03-03 14:30 +01:00 (Europe/Berlin)");
        assertThat(TimeText.resolved(TypedTime.parse("sun").resolve(NOW, BERLIN), BERLIN))
                .isEqualTo("Sun 2027-03-07 +01:00 (Europe/Berlin)");
    }

    @Test
    void whatLiesBeyondAllCalendarsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TypedTime.parse("in 99999999999999h").resolve(NOW, BERLIN));
    }
}
