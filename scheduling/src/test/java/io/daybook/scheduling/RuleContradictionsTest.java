package io.daybook.scheduling;

import static io.daybook.scheduling.SampleRules.closed;
import static io.daybook.scheduling.SampleRules.extra;
import static io.daybook.scheduling.SampleRules.rules;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RuleContradictionsTest {

    @Test
    void hoursOfOneDayMayTouchAndNotOverlap() {
        isPossible(rules().open(MONDAY, "09:00", "12:00").open(MONDAY, "12:00", "17:00").open(TUESDAY, "09:00", "17:00"));
        isRefused(
                rules().open(TUESDAY, "09:00", "12:00").open(MONDAY, "09:00", "12:00").open(MONDAY, "11:59", "17:00"),
                "rules.weekly_hours[2]",
                "overlaps rules.weekly_hours[1]");
    }

    @Test
    void exceptionsMayShareDatesOrTimesAndNotBoth() {
        var christmas = closed("2027-12-24", "2027-12-26", "12:00", "24:00");
        isPossible(rules().except(christmas).except(extra("2027-12-26", "2027-12-26", "09:00", "12:00")));
        isPossible(rules().except(christmas).except(extra("2027-12-27", "2027-12-27", "12:00", "13:00")));
        isRefused(
                rules().except(christmas).except(extra("2027-12-26", "2027-12-27", "11:00", "13:00")),
                "rules.hours_exceptions[1]",
                "overlaps rules.hours_exceptions[0]");
    }

    @Test
    void theLongestIsNotShorterThanTheShortest() {
        isPossible(rules().lengths(Duration.ofHours(1), Duration.ofHours(1)));
        isPossible(rules().lengths(Duration.ofHours(1), Duration.ZERO));
        isRefused(
                rules().lengths(Duration.ofHours(1), Duration.ofMinutes(59)),
                "rules.max_length",
                "must not be below min_length, PT1H");
    }

    @Test
    void theHorizonIsBeyondTheNotice() {
        isPossible(rules().notice(Duration.ofHours(1)).horizon(Duration.ofHours(1).plusSeconds(1)));
        isPossible(rules().notice(Duration.ofHours(1)));
        isRefused(
                rules().notice(Duration.ofHours(1)).horizon(Duration.ofHours(1)),
                "rules.max_horizon",
                "must be longer than min_notice, PT1H: nothing could ever be booked");
    }

    private static void isPossible(SampleRules rules) {
        assertThat(RuleContradictions.in(rules.build())).isEmpty();
    }

    private static void isRefused(SampleRules rules, String field, String problem) {
        assertThat(RuleContradictions.in(rules.build())).contains(new Rejection.InvalidField(field, problem));
    }
}
