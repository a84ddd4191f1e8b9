package io.daybook.scheduling;

import static io.daybook.scheduling.OccurrencesScenario.from;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OccurrencesAtClockChangesTest {

    @Test
    void aSkippedStartIsLeftOutAndNotCounted() {
        assertThat(from("2027-03-14T02:30", "Europe/Berlin").instants("FREQ=WEEKLY;COUNT=4"))
                .containsExactly(
                        "2027-03-14T01:30:00Z", "2027-03-21T01:30:00Z", "2027-04-04T00:30:00Z", "2027-04-11T00:30:00Z");
    }

    @Test
    void ofAStartThatOccursTwiceTheEarlierIsTaken() {
        assertThat(from("2027-10-24T02:30", "Europe/Berlin").instants("FREQ=WEEKLY;COUNT=3"))
                .containsExactly("2027-10-24T00:30:00Z", "2027-10-31T00:30:00Z", "2027-11-07T01:30:00Z");
    }

    @Test
    void theWallClockIsKeptOverAClockChange() {
        assertThat(from("2027-03-27T10:00", "Europe/Berlin").instants("FREQ=DAILY;COUNT=3"))
                .containsExactly("2027-03-27T09:00:00Z", "2027-03-28T08:00:00Z", "2027-03-29T08:00:00Z");
    }

    @Test
    void inNewYork() {
        assertThat(from("2027-03-13T02:30", "America/New_York").instants("FREQ=DAILY;COUNT=3"))
                .containsExactly("2027-03-13T07:30:00Z", "2027-03-15T06:30:00Z", "2027-03-16T06:30:00Z");
        assertThat(from("2027-11-06T01:30", "America/New_York").instants("FREQ=DAILY;COUNT=3"))
                .containsExactly("2027-11-06T05:30:00Z", "2027-11-07T05:30:00Z", "2027-11-08T06:30:00Z");
    }

    @Test
    void clocksThatChangeByHalfAnHour() {
        assertThat(from("2027-10-02T02:15", "Australia/Lord_Howe").instants("FREQ=DAILY;COUNT=3"))
                .as("02:00 to 02:30 is skipped on October 3rd")
                .containsExactly("2027-10-01T15:45:00Z", "2027-10-03T15:15:00Z", "2027-10-04T15:15:00Z");
        assertThat(from("2027-10-02T02:30", "Australia/Lord_Howe").localStarts("FREQ=DAILY;COUNT=2"))
                .as("02:30 is not")
                .containsExactly("2027-10-02T02:30", "2027-10-03T02:30");
        assertThat(from("2027-04-03T01:45", "Australia/Lord_Howe").instants("FREQ=DAILY;COUNT=3"))
                .as("01:30 to 02:00 occurs twice on April 4th")
                .containsExactly("2027-04-02T14:45:00Z", "2027-04-03T14:45:00Z", "2027-04-04T15:15:00Z");
    }

    @Test
    void aDayThatWasSkipped() {
        assertThat(from("2011-12-28T12:00", "Pacific/Apia").instants("FREQ=DAILY;COUNT=4"))
                .containsExactly(
                        "2011-12-28T22:00:00Z", "2011-12-29T22:00:00Z", "2011-12-30T22:00:00Z", "2011-12-31T22:00:00Z");
        assertThat(from("2011-12-29T12:00", "Pacific/Apia").localStarts("FREQ=DAILY;COUNT=3"))
                .containsExactly("2011-12-29T12:00", "2011-12-31T12:00", "2012-01-01T12:00");
    }

    @Test
    void clocksThatChangeForRamadan() {
        assertThat(from("2024-03-09T02:30", "Africa/Casablanca").instants("FREQ=DAILY;COUNT=3"))
                .as("02:00 to 03:00 occurs twice on March 10th")
                .containsExactly("2024-03-09T01:30:00Z", "2024-03-10T01:30:00Z", "2024-03-11T02:30:00Z");
        assertThat(from("2024-04-13T02:30", "Africa/Casablanca").instants("FREQ=DAILY;COUNT=2"))
                .as("02:00 to 03:00 is skipped on April 14th")
                .containsExactly("2024-04-13T02:30:00Z", "2024-04-15T01:30:00Z");
    }

    @Test
    void anOffsetOfThreeQuartersOfAnHour() {
        assertThat(from("2027-03-01T09:00", "Asia/Kathmandu").instants("FREQ=MONTHLY;COUNT=2"))
                .containsExactly("2027-03-01T03:15:00Z", "2027-04-01T03:15:00Z");
    }

    @Test
    void aFirstStartThatIsSkippedIsRefused() {
        from("2027-03-28T02:30", "Europe/Berlin")
                .isUnusable(
                        "FREQ=WEEKLY;COUNT=4",
                        "local_start_time",
                        "does not exist in Europe/Berlin: a clock change skips it");
    }
}
