package io.daybook.scheduling;

import static io.daybook.scheduling.SampleRules.closed;
import static io.daybook.scheduling.SampleRules.period;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A calendar that is open at the same hours every day, on days of which the zones' clocks make something special. */
class OpeningHoursAtClockChangesTest {

    @Test
    void inBerlinAnHourIsSkippedInSpring() {
        assertThat(open("Europe/Berlin", "2027-03-28", "02:00-03:00"))
                .as("it does not occur").isEmpty();
        assertThat(open("Europe/Berlin", "2027-03-28", "01:30-03:30"))
                .as("an hour shorter").containsExactly("2027-03-28T00:30:00Z/2027-03-28T01:30:00Z");
        assertThat(open("Europe/Berlin", "2027-03-28", "02:30-04:00"))
                .as("begins late").containsExactly("2027-03-28T01:00:00Z/2027-03-28T02:00:00Z");
        assertThat(open("Europe/Berlin", "2027-03-28", "00:00-24:00"))
                .as("a day of 23 hours").containsExactly("2027-03-27T23:00:00Z/2027-03-28T22:00:00Z");
    }

    @Test
    void inBerlinAnHourOccursTwiceInAutumn() {
        assertThat(open("Europe/Berlin", "2027-10-31", "02:00-03:00"))
                .as("open twice, in a row").containsExactly("2027-10-31T00:00:00Z/2027-10-31T02:00:00Z");
        assertThat(open("Europe/Berlin", "2027-10-31", "02:15-02:45"))
                .as("open twice, with a break").containsExactly(
                        "2027-10-31T00:15:00Z/2027-10-31T00:45:00Z", "2027-10-31T01:15:00Z/2027-10-31T01:45:00Z");
        assertThat(open("Europe/Berlin", "2027-10-31", "01:30-02:30"))
                .as("closes, and opens once more").containsExactly(
                        "2027-10-30T23:30:00Z/2027-10-31T00:30:00Z", "2027-10-31T01:00:00Z/2027-10-31T01:30:00Z");
        assertThat(open("Europe/Berlin", "2027-10-31", "00:00-24:00"))
                .as("a day of 25 hours").containsExactly("2027-10-30T22:00:00Z/2027-10-31T23:00:00Z");
    }

    @Test
    void theUsualHoursAreAtOtherInstantsAfterAChange() {
        assertThat(open("Europe/Berlin", "2027-03-27", "09:00-17:00"))
                .containsExactly("2027-03-27T08:00:00Z/2027-03-27T16:00:00Z");
        assertThat(open("Europe/Berlin", "2027-03-28", "09:00-17:00"))
                .containsExactly("2027-03-28T07:00:00Z/2027-03-28T15:00:00Z");
    }

    @Test
    void inNewYork() {
        assertThat(open("America/New_York", "2027-03-14", "01:00-04:00"))
                .containsExactly("2027-03-14T06:00:00Z/2027-03-14T08:00:00Z");
        assertThat(open("America/New_York", "2027-11-07", "01:30-01:45"))
                .containsExactly(
                        "2027-11-07T05:30:00Z/2027-11-07T05:45:00Z", "2027-11-07T06:30:00Z/2027-11-07T06:45:00Z");
    }

    @Test
    void onLordHoweIslandClocksChangeByHalfAnHour() {
        assertThat(open("Australia/Lord_Howe", "2027-10-03", "01:45-02:45"))
                .as("02:00 to 02:30 is skipped").containsExactly("2027-10-02T15:15:00Z/2027-10-02T15:45:00Z");
        assertThat(open("Australia/Lord_Howe", "2027-10-03", "02:00-02:30")).isEmpty();
        assertThat(open("Australia/Lord_Howe", "2027-04-04", "01:30-02:00"))
                .as("01:30 to 02:00 occurs twice").containsExactly("2027-04-03T14:30:00Z/2027-04-03T15:30:00Z");
        assertThat(open("Australia/Lord_Howe", "2027-04-04", "01:45-02:15"))
                .containsExactly(
                        "2027-04-03T14:45:00Z/2027-04-03T15:00:00Z", "2027-04-03T15:15:00Z/2027-04-03T15:45:00Z");
    }

    @Test
    void inKathmanduClocksAreThreeQuartersOfAnHourOffAndNeverChange() {
        assertThat(open("Asia/Kathmandu", "2027-03-28", "09:00-17:00"))
                .containsExactly("2027-03-28T03:15:00Z/2027-03-28T11:15:00Z");
        assertThat(open("Asia/Kathmandu", "2027-03-28", "00:00-24:00"))
                .containsExactly("2027-03-27T18:15:00Z/2027-03-28T18:15:00Z");
    }

    @Test
    void inCasablancaClocksGoBackForRamadan() {
        assertThat(open("Africa/Casablanca", "2027-02-07", "02:00-03:00"))
                .as("occurs twice as Ramadan nears").containsExactly("2027-02-07T01:00:00Z/2027-02-07T03:00:00Z");
        assertThat(open("Africa/Casablanca", "2027-02-20", "09:00-17:00"))
                .as("in Ramadan").containsExactly("2027-02-20T09:00:00Z/2027-02-20T17:00:00Z");
        assertThat(open("Africa/Casablanca", "2027-03-14", "01:30-03:30"))
                .as("02:00 to 03:00 is skipped after it").containsExactly("2027-03-14T01:30:00Z/2027-03-14T02:30:00Z");
        assertThat(open("Africa/Casablanca", "2027-03-20", "09:00-17:00"))
                .as("in the rest of the year").containsExactly("2027-03-20T08:00:00Z/2027-03-20T16:00:00Z");
    }

    @Test
    void inApiaADayWasSkipped() {
        assertThat(open("Pacific/Apia", "2011-12-29", "09:00-17:00"))
                .containsExactly("2011-12-29T19:00:00Z/2011-12-30T03:00:00Z");
        assertThat(openBetween("2011-12-29T10:00:00Z", "2011-12-31T10:00:00Z", "Pacific/Apia", "00:00-24:00"))
                .as("midnight follows on midnight two dates later")
                .containsExactly("2011-12-29T10:00:00Z/2011-12-31T10:00:00Z");
        assertThat(openBetween("2011-12-29T10:00:00Z", "2011-12-31T10:00:00Z", "Pacific/Apia", "09:00-17:00"))
                .as("on the 29th and the 31st")
                .containsExactly("2011-12-29T19:00:00Z/2011-12-30T03:00:00Z", "2011-12-30T19:00:00Z/2011-12-31T03:00:00Z");
        var skipped = new OpeningHours(List.of(), List.of(closed("2011-12-30", "2011-12-30", "00:00", "24:00")));
        assertThat(texts(skipped, "2011-12-29T10:00:00Z", "2011-12-31T10:00:00Z", "Pacific/Apia"))
                .as("closing a day that does not occur closes nothing")
                .containsExactly("2011-12-29T10:00:00Z/2011-12-31T10:00:00Z");
    }

    /** When it is open on one local date. */
    private static List<String> open(String zone, String date, String hours) {
        LocalDate day = LocalDate.parse(date);
        ZoneId zoneId = ZoneId.of(zone);
        return openBetween(
                day.atStartOfDay(zoneId).toInstant().toString(),
                day.plusDays(1).atStartOfDay(zoneId).toInstant().toString(),
                zone,
                hours);
    }

    private static List<String> openBetween(String from, String until, String zone, String hours) {
        DayPeriod period = period(hours.split("-")[0], hours.split("-")[1]);
        List<OpeningHours.Weekly> everyDay = Arrays.stream(DayOfWeek.values())
                .map(day -> new OpeningHours.Weekly(day, period))
                .toList();
        return texts(new OpeningHours(everyDay, List.of()), from, until, zone);
    }

    private static List<String> texts(OpeningHours hours, String from, String until, String zone) {
        return hours.openDuring(new TimeSlot(Instant.parse(from), Instant.parse(until)), ZoneId.of(zone)).stream()
                .map(slot -> slot.start() + "/" + slot.end())
                .toList();
    }
}
