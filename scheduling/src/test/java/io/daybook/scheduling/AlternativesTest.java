package io.daybook.scheduling;

import static io.daybook.scheduling.AppointmentScenario.BERLIN;
import static io.daybook.scheduling.AppointmentScenario.NOW;
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
