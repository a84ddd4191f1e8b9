package io.daybook.scheduling;

import static io.daybook.scheduling.SampleRules.closed;
import static io.daybook.scheduling.SampleRules.extra;
import static io.daybook.scheduling.SampleRules.on;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hours in UTC, where nothing but the hours decides. March 1st 2027 is a Monday. */
class OpeningHoursTest {

    private static final OpeningHours.Weekly MONDAYS = on(MONDAY, "09:00", "12:00");

    @Test
    void withoutHoursItIsOpenAlways() {
        assertThat(open("2027-03-01T00:00", "2027-03-03T00:00", OpeningHours.ALWAYS))
                .containsExactly("2027-03-01T00:00:00Z/2027-03-03T00:00:00Z");
        assertThat(OpeningHours.ALWAYS.areLimited()).isFalse();
    }

    @Test
    void withHoursItIsOpenThenOnly() {
        assertThat(open("2027-02-28T00:00", "2027-03-14T00:00", hours(List.of(MONDAYS))))
                .containsExactly(
                        "2027-03-01T09:00:00Z/2027-03-01T12:00:00Z", "2027-03-08T09:00:00Z/2027-03-08T12:00:00Z");
    }

    @Test
    void whatReachesOverTheWindowIsCut() {
        assertThat(open("2027-03-01T10:00", "2027-03-01T11:00", hours(List.of(MONDAYS))))
                .containsExactly("2027-03-01T10:00:00Z/2027-03-01T11:00:00Z");
    }

    @Test
    void periodsThatTouchAreOneAlsoOverMidnight() {
        var night = hours(
                List.of(on(TUESDAY, "00:00", "06:00"), on(MONDAY, "22:00", "24:00"), on(MONDAY, "20:00", "22:00")));
        assertThat(open("2027-03-01T00:00", "2027-03-03T00:00", night))
                .containsExactly("2027-03-01T20:00:00Z/2027-03-02T06:00:00Z");
    }

    @Test
    void anExceptionClosesAPartOfADay() {
        var lunch = hours(List.of(MONDAYS), closed("2027-03-01", "2027-03-01", "10:00", "11:00"));
        assertThat(open("2027-03-01T00:00", "2027-03-02T00:00", lunch))
                .containsExactly(
                        "2027-03-01T09:00:00Z/2027-03-01T10:00:00Z", "2027-03-01T11:00:00Z/2027-03-01T12:00:00Z");
    }

    @Test
    void anExceptionClosesSeveralDays() {
        var holidays = hours(List.of(MONDAYS), closed("2027-03-01", "2027-03-08", "00:00", "24:00"));
        assertThat(open("2027-02-28T00:00", "2027-03-16T00:00", holidays))
                .containsExactly("2027-03-15T09:00:00Z/2027-03-15T12:00:00Z");
    }

    @Test
    void anExceptionOpensBesidesTheWeeklyHours() {
        var longer = hours(List.of(MONDAYS), extra("2027-03-01", "2027-03-02", "11:00", "13:00"));
        assertThat(open("2027-03-01T00:00", "2027-03-09T00:00", longer))
                .containsExactly(
                        "2027-03-01T09:00:00Z/2027-03-01T13:00:00Z",
                        "2027-03-02T11:00:00Z/2027-03-02T13:00:00Z",
                        "2027-03-08T09:00:00Z/2027-03-08T12:00:00Z");
    }

    @Test
    void withoutWeeklyHoursClosingLeavesTheRestOpen() {
        var closed = hours(List.of(), closed("2027-03-02", "2027-03-02", "00:00", "24:00"));
        assertThat(open("2027-03-01T00:00", "2027-03-04T00:00", closed))
                .containsExactly(
                        "2027-03-01T00:00:00Z/2027-03-02T00:00:00Z", "2027-03-03T00:00:00Z/2027-03-04T00:00:00Z");
        assertThat(closed.areLimited()).isFalse();
    }

    @Test
    void withoutWeeklyHoursOpeningClosesTheRest() {
        var popUp = hours(List.of(), extra("2027-03-02", "2027-03-02", "10:00", "12:00"));
        assertThat(open("2027-03-01T00:00", "2027-03-04T00:00", popUp))
                .containsExactly("2027-03-02T10:00:00Z/2027-03-02T12:00:00Z");
        assertThat(popUp.areLimited()).isTrue();
    }

    private static OpeningHours hours(List<OpeningHours.Weekly> weekly, OpeningHours.DateException... exceptions) {
        return new OpeningHours(weekly, List.of(exceptions));
    }

    private static List<String> open(String from, String until, OpeningHours hours) {
        var window = new TimeSlot(Instant.parse(from + ":00Z"), Instant.parse(until + ":00Z"));
        return hours.openDuring(window, ZoneOffset.UTC).stream()
                .map(slot -> slot.start() + "/" + slot.end())
                .toList();
    }
}
