package io.daybook.scheduling;

import static io.daybook.scheduling.AppointmentScenario.BERLIN;
import static io.daybook.scheduling.AppointmentScenario.NOW;
import static io.daybook.scheduling.AppointmentScenario.instant;
import static io.daybook.scheduling.AppointmentScenario.slot;
import static io.daybook.scheduling.SampleRules.rules;
import static java.time.DayOfWeek.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MisfitsTest {

    private final Bookings bookings = new Bookings();

    @Test
    void whatFitsIsNotNamed() {
        book("a", slot("09:00", "10:00"));
        assertThat(misfits(rules().open(TUESDAY, "10:00", "11:00").notice(Duration.ofDays(30)), NOW))
                .as("a notice is asked for when booking, not later")
                .isEqualTo(Misfits.NONE);
    }

    @Test
    void eachIsNamedByStartWithTheFirstRuleItBreaks() {
        book("closed", slot("15:00", "16:00"));
        book("long", slot("09:00", "11:00"));
        book("odd", slot("08:10", "08:40"));
        book("fits", slot("08:45", "09:00"));

        assertThat(misfits(
                        rules().open(TUESDAY, "08:00", "16:00")
                                .lengths(Duration.ZERO, Duration.ofHours(1))
                                .granularity(Duration.ofMinutes(15)),
                        NOW))
                .isEqualTo(new Misfits(
                        List.of(
                                new Misfits.Misfit(
                                        "odd", new Rejection.StartNotOffered("practice", Duration.ofMinutes(15))),
                                new Misfits.Misfit(
                                        "long",
                                        new Rejection.LengthNotOffered(
                                                "practice", Duration.ofHours(2), Duration.ZERO, Duration.ofHours(1))),
                                new Misfits.Misfit(
                                        "closed",
                                        new Rejection.OutsideAvailability(
                                                "practice", slot("15:00", "16:00"), Alternatives.NONE))),
                        3));
    }

    @Test
    void allThatShareASeatThatIsGoneAreNamed() {
        book("a", slot("10:00", "11:00"));
        book("b", slot("10:30", "11:30"));
        book("c", slot("12:00", "12:30"));
        assertThat(misfits(rules().seats(2), NOW)).isEqualTo(Misfits.NONE);
        assertThat(misfits(rules().seats(1), NOW).first())
                .containsExactly(
                        new Misfits.Misfit(
                                "a", new Rejection.SlotTaken("practice", slot("10:30", "11:30"), Alternatives.NONE)),
                        new Misfits.Misfit(
                                "b", new Rejection.SlotTaken("practice", slot("10:00", "11:00"), Alternatives.NONE)));
    }

    @Test
    void aNewZoneMovesTheHours() {
        book("a", slot("09:00", "10:00"));
        CalendarRules rules = rules().open(TUESDAY, "10:00", "11:00").build();
        assertThat(misfits(new Calendar.Profile("Practice", BERLIN, rules), NOW).count()).isZero();
        assertThat(misfits(new Calendar.Profile("Practice", ZoneId.of("Europe/London"), rules), NOW).count())
                .isEqualTo(1);
    }

    @Test
    void whatIsOverIsNotNamed() {
        book("a", slot("10:00", "11:00"));
        SampleRules closed = rules().open(TUESDAY, "20:00", "21:00");
        assertThat(misfits(closed, instant("11:00").minusNanos(1)).count()).isEqualTo(1);
        assertThat(misfits(closed, instant("11:00"))).isEqualTo(Misfits.NONE);
    }

    @Test
    void theFirstHundredAreNamedAndAllAreCounted() {
        IntStream.range(0, 120).forEach(i -> book("a" + i, TimeSlot.startingAt(
                instant("10:00").plusSeconds(60L * i), Duration.ofMinutes(1))));
        Misfits misfits = misfits(rules().lengths(Duration.ofMinutes(2), Duration.ZERO), NOW);
        assertThat(misfits.count()).isEqualTo(120);
        assertThat(misfits.first()).hasSize(100);
        assertThat(misfits.first().getLast().appointmentId()).isEqualTo("a99");
    }

    private void book(String id, TimeSlot slot) {
        bookings.put(new Bookings.Entry(id, slot, slot, ""));
    }

    private Misfits misfits(SampleRules rules, Instant now) {
        return misfits(new Calendar.Profile("Practice", BERLIN, rules.build()), now);
    }

    private Misfits misfits(Calendar.Profile profile, Instant now) {
        return Misfits.of(new CalendarPlan("practice", new Calendar.Open(profile), bookings), profile, now);
    }
}
