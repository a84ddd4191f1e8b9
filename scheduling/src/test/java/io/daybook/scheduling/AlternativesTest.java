package io.daybook.scheduling;

import static io.daybook.scheduling.AppointmentScenario.BERLIN;
import static io.daybook.scheduling.AppointmentScenario.NOW;
import static io.daybook.scheduling.AppointmentScenario.instant;
import static io.daybook.scheduling.AppointmentScenario.nearest;
import static io.daybook.scheduling.AppointmentScenario.slot;
import static io.daybook.scheduling.SampleRules.rules;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlternativesTest {

    private final SeatsTaken seatsTaken = new SeatsTaken();

    @Test
    void theyObeyTheRulesToo() {
        seatsTaken.add(slot("09:00", "11:00"));
        SampleRules rules = rules().open(TUESDAY, "08:00", "17:00")
                .buffers(Duration.ofMinutes(10), Duration.ofMinutes(10))
                .granularity(Duration.ofMinutes(15));
        assertThat(alternatives(rules, slot("10:00", "10:30")))
                .isEqualTo(nearest(slot("08:15", "08:45"), slot("11:15", "11:45")));
    }

    @Test
    void thereIsNoneBeforeTheNoticeNorBeyondTheHorizon() {
        seatsTaken.add(slot("00:00", "23:00"));
        SampleRules rules = rules().notice(Duration.ofHours(20)).horizon(Duration.ofHours(30));
        assertThat(alternatives(rules, slot("10:00", "10:30"))).isEqualTo(Alternatives.NONE);
    }

    @Test
    void theyAreLookedForWithinSixtyTwoDays() {
        TimeSlot wanted = slot("10:00", "10:30");
        Instant after = wanted.start().plus(Duration.ofDays(62));
        seatsTaken.add(new TimeSlot(NOW, after));
        assertThat(alternatives(rules(), wanted))
                .isEqualTo(new Alternatives(
                        Optional.empty(), Optional.of(TimeSlot.startingAt(after, wanted.length()))));
        seatsTaken.add(TimeSlot.startingAt(after, Duration.ofSeconds(1)));
        assertThat(alternatives(rules(), wanted)).isEqualTo(Alternatives.NONE);
    }

    @Test
    void aStartAtTheHorizonIsWithinIt() {
        seatsTaken.add(slot("10:00", "11:00"));
        SampleRules rules = rules().horizon(Duration.between(NOW, instant("11:00")));
        assertThat(alternatives(rules, slot("10:30", "11:00")).after()).contains(slot("11:00", "11:30"));
    }

    /** It is looked for near and then farther away: nothing may be lost between the two. */
    @ParameterizedTest
    @ValueSource(ints = {1, 86_399, 86_400, 86_401, 691_199, 691_200, 691_201, 5_356_800})
    void theOnlyFreeTimeIsFoundWhereverItIs(int seconds) {
        Instant start = NOW.plus(Duration.ofDays(70));
        TimeSlot wanted = TimeSlot.startingAt(start, Duration.ofSeconds(1));
        TimeSlot before = TimeSlot.startingAt(start.minusSeconds(seconds), Duration.ofSeconds(1));
        TimeSlot after = TimeSlot.startingAt(start.plusSeconds(seconds), Duration.ofSeconds(1));
        seatsTaken.add(new TimeSlot(NOW, before.start()));
        seatsTaken.add(new TimeSlot(before.end(), after.start()));
        seatsTaken.add(TimeSlot.startingAt(after.end(), Duration.ofDays(100)));
        assertThat(alternatives(rules(), wanted)).isEqualTo(nearest(before, after));
    }

    @Test
    void whatLiesFarIsFoundToo() {
        assertThat(alternatives(rules().open(MONDAY, "09:00", "10:00"), slot("10:00", "11:00")))
                .isEqualTo(nearest(
                        TimeSlot.startingAt(NOW, Duration.ofHours(1)),
                        TimeSlot.startingAt(NOW.plus(Duration.ofDays(7)), Duration.ofHours(1))));
    }

    private Alternatives alternatives(SampleRules rules, TimeSlot wanted) {
        var calendar = new OpenCalendar("practice", BERLIN, rules.build(), seatsTaken);
        return Alternatives.to(SlotWish.of(wanted, Waiver.NONE, NOW), List.of(calendar));
    }
}
