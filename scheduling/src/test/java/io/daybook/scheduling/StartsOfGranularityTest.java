package io.daybook.scheduling;

import static io.daybook.scheduling.SampleRules.rules;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where something may start that lasts a minute, by nothing but the granularity of calendars. */
class StartsOfGranularityTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void startsAreCountedFromMidnightAlsoIfAnHourIsNotAMultiple() {
        assertThat(starts("2027-06-01T22:00:00Z", "2027-06-02T01:00:00Z", calendar("Europe/Berlin", 45)))
                .containsExactly(
                        "2027-06-01T22:00:00Z", "2027-06-01T22:45:00Z", "2027-06-01T23:30:00Z", "2027-06-02T00:15:00Z");
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
    void theSecondsAroundAChangeAreNoStarts() {
        assertThat(starts("2027-04-03T14:59:59Z", "2027-04-03T15:00:01Z", calendar("Australia/Lord_Howe", 60)))
                .as("01:59:59 is followed by 01:30:00")
                .isEmpty();
        assertThat(starts("2027-04-03T14:29:59Z", "2027-04-03T15:00:01Z", calendar("Australia/Lord_Howe", 60)))
                .as("half an hour before 01:30:00 it was 01:30 too")
                .isEmpty();
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

    /** From the first on, which are the same as from the last back. */
    private static List<String> starts(String from, String until, OpenCalendar... calendars) {
        long first = Instant.parse(from).getEpochSecond();
        long end = Instant.parse(until).getEpochSecond();
        BookableStarts starts = between(first, end, calendars);
        List<String> forwards = texts(starts.first(), start -> starts.atOrAfter(start + 1));
        List<String> backwards = texts(starts.last(), start -> between(first, start, calendars).last());
        assertThat(backwards).isEqualTo(forwards.reversed());
        return forwards;
    }

    private static BookableStarts between(long first, long end, OpenCalendar... calendars) {
        Instant now = Instant.ofEpochSecond(first);
        var wish = SlotWish.of(TimeSlot.startingAt(now, MINUTE), Waiver.NONE, now);
        return BookableStarts.of(wish, Arrays.asList(calendars), Spans.of(first, end));
    }

    private static List<String> texts(OptionalLong first, LongFunction<OptionalLong> next) {
        return Stream.iterate(first, OptionalLong::isPresent, start -> next.apply(start.getAsLong()))
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
