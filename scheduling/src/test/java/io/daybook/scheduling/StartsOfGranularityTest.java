package io.daybook.scheduling;

import static io.daybook.scheduling.SampleRules.rules;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where something may start that lasts a minute, by nothing but the granularity of calendars. */
class StartsOfGranularityTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void startsAreCountedFromMidnightAlsoIfAnHourIsNotAMultiple() {
        assertThat(starts("2027-06-01T22:00:00Z", "2027-06-02T01:00:00Z", calendar("Europe/Berlin", 45)))
                .containsExactly("2027-06-01T22:00:00Z", "2027-06-01T22:45:00Z", "2027-06-01T23:30:00Z", "2027-06-02T00:15:00Z");
    }

    @Test
    void whatTheClockSkipsIsNoStartAndWhatItShowsTwiceIsTwo() {
        assertThat(starts("2027-03-28T00:30:00Z", "2027-03-28T02:00:00Z", calendar("Europe/Berlin", 30)))
                .as("01:30, 03:00, 03:30")
                .containsExactly("2027-03-28T00:30:00Z", "2027-03-28T01:00:00Z", "2027-03-28T01:30:00Z");
        assertThat(starts("2027-10-30T23:00:00Z", "2027-10-31T03:00:00Z", calendar("Europe/Berlin", 60)))
                .as("01:00, 02:00, 02:00 again, 03:00")
                .containsExactly(
                        "2027-10-30T23:00:00Z", "2027-10-31T00:00:00Z", "2027-10-31T01:00:00Z", "2027-10-31T02:00:00Z");
    }

    @Test
    void ifClocksGoBackHalfAnHourFullHoursAreNinetyMinutesApart() {
        assertThat(starts("2027-04-03T14:00:00Z", "2027-04-03T17:00:00Z", calendar("Australia/Lord_Howe", 60)))
                .as("01:00, 02:00, 03:00")
                .containsExactly("2027-04-03T14:00:00Z", "2027-04-03T15:30:00Z", "2027-04-03T16:30:00Z");
        assertThat(starts("2027-10-02T14:30:00Z", "2027-10-02T17:00:00Z", calendar("Australia/Lord_Howe", 60)))
                .as("01:00, 03:00: 02:00 is skipped")
                .containsExactly("2027-10-02T14:30:00Z", "2027-10-02T16:00:00Z");
    }

    @Test
    void fullHoursOfKathmanduAreNoneOfUtc() {
        assertThat(starts("2027-06-02T00:00:00Z", "2027-06-02T02:00:00Z", calendar("Asia/Kathmandu", 60)))
                .containsExactly("2027-06-02T00:15:00Z", "2027-06-02T01:15:00Z");
    }

    @Test
    void onSeveralCalendarsAStartIsOneOfEach() {
        assertThat(starts(
                        "2027-06-02T00:00:00Z",
                        "2027-06-02T04:00:00Z",
                        calendar("Europe/Berlin", 45),
                        calendar("Europe/Berlin", 60)))
                .containsExactly("2027-06-02T01:00:00Z");
        assertThat(starts(
                        "2027-06-02T00:00:00Z",
                        "2027-06-02T02:00:00Z",
                        calendar("Europe/Berlin", 15),
                        calendar("Asia/Kathmandu", 60)))
                .containsExactly("2027-06-02T00:15:00Z", "2027-06-02T01:15:00Z");
        assertThat(starts(
                        "2027-06-02T00:00:00Z",
                        "2027-06-12T00:00:00Z",
                        calendar("Europe/Berlin", 30),
                        calendar("Asia/Kathmandu", 30)))
                .isEmpty();
    }

    private static List<String> starts(String from, String until, OpenCalendar... calendars) {
        Instant first = Instant.parse(from);
        var wish = SlotWish.of(TimeSlot.startingAt(first, MINUTE), Waiver.NONE, first);
        Spans window = Spans.of(new TimeSlot(first, Instant.parse(until)));
        var starts = BookableStarts.of(wish, Arrays.asList(calendars), window);
        return Stream.iterate(starts.first(), OptionalLong::isPresent, start -> starts.atOrAfter(start.getAsLong() + 1))
                .map(start -> Instant.ofEpochSecond(start.getAsLong()).toString())
                .toList();
    }

    private static OpenCalendar calendar(String zone, int minutes) {
        return new OpenCalendar(
                zone,
                ZoneId.of(zone),
                rules().granularity(Duration.ofMinutes(minutes)).build(),
                new SeatsTaken());
    }
}
