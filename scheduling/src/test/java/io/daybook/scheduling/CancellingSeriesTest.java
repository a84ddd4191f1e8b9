package io.daybook.scheduling;

import static io.daybook.scheduling.AppointmentScenario.BERLIN;
import static io.daybook.scheduling.AppointmentScenario.NOW;
import static io.daybook.scheduling.AppointmentScenario.OVERRIDE;
import static io.daybook.scheduling.AppointmentScenario.claims;
import static io.daybook.scheduling.SampleRules.rules;
import static io.daybook.scheduling.SeriesScenario.weekly;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.scheduling.SeriesDecision.OfAppointment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A series on four Tuesdays, from March 2nd 2027, 09:00 UTC, on. */
class CancellingSeriesTest {

    private static final Instant THIRD = Instant.parse("2027-03-16T09:00:00Z");
    private static final AppointmentEvent CANCELLED = new AppointmentEvent.Cancelled("moving", "");

    private final SeriesScenario scenario = new SeriesScenario(rules());

    @BeforeEach
    void book() {
        scenario.accept(weekly("FREQ=WEEKLY;COUNT=4"));
    }

    @Test
    void allAreCancelled() {
        assertThat(scenario.decide(all(NOW))).isEqualTo(cancelled(Optional.empty(), 0, 1, 2, 3));
    }

    @Test
    void oneAndThoseThatFollowAreCancelled() {
        assertThat(scenario.decide(from(2))).isEqualTo(cancelled(Optional.of(THIRD), 2, 3));
    }

    @Test
    void whatHasBegunStays() {
        Instant secondStart = Instant.parse("2027-03-09T09:00:00Z");
        assertThat(scenario.decide(all(secondStart))).isEqualTo(cancelled(Optional.empty(), 2, 3));
        assertThat(scenario.decide(all(secondStart.minusNanos(1)))).isEqualTo(cancelled(Optional.empty(), 1, 2, 3));
    }

    @Test
    void whatWasMovedCountsByItsPlaceInTheSeries() {
        move(0, "2027-03-30T09:00:00Z");
        move(3, "2027-03-04T09:00:00Z");
        assertThat(scenario.decide(from(2))).isEqualTo(cancelled(Optional.of(THIRD), 2, 3));
        assertThat(scenario.decide(from(3)))
                .isEqualTo(cancelled(Optional.of(Instant.parse("2027-03-23T09:00:00Z")), 3));
    }

    @Test
    void whatWasMovedBeginsWhereItIsNow() {
        move(3, "2027-03-04T09:00:00Z");
        assertThat(scenario.decide(all(Instant.parse("2027-03-05T00:00:00Z"))))
                .isEqualTo(cancelled(Optional.empty(), 1, 2));
    }

    @Test
    void whatEndedBeforeIsLeftOutAndTheOneItStartsWithMayBeAmongThem() {
        scenario.happened(scenario.idOf(2), new AppointmentEvent.Cancelled("ill", ""));
        assertThat(scenario.decide(from(2))).isEqualTo(cancelled(Optional.of(THIRD), 3));
    }

    @Test
    void cancellingAgainChangesNothing() {
        scenario.accept(all(NOW));
        assertThat(scenario.decide(all(NOW)))
                .isEqualTo(new SeriesDecision.Accepted(Optional.empty(), List.of()));
    }

    @Test
    void onlyItsOwnOccurrencesCanBeNamed() {
        assertThat(scenario.decide(new SeriesCommand.Cancel(Optional.of("other"), "", Waiver.NONE, NOW)))
                .isEqualTo(new SeriesDecision.Rejected(new Rejection.NotInSeries("other")));
        assertThat(new SeriesScenario(rules()).decide(all(NOW)))
                .isEqualTo(new SeriesDecision.Rejected(new Rejection.SeriesUnknown()));
    }

    @Test
    void noneIsCancelledIfTheNoticeOfOneIsTooShort() {
        var strict = new SeriesScenario(rules().changeNotice(Duration.ofDays(2)));
        strict.accept(weekly("FREQ=WEEKLY;COUNT=4"));
        Instant first = Instant.parse("2027-03-02T09:00:00Z");
        assertThat(strict.decide(all(NOW)))
                .isEqualTo(new SeriesDecision.Rejected(new Rejection.OccurrenceRefused(
                        first, new Rejection.NoticeTooShort("practice", Duration.ofDays(2), first, NOW))));
        var overridden = strict.accept(new SeriesCommand.Cancel(Optional.empty(), "moving", OVERRIDE, NOW));
        assertThat(overridden.appointments())
                .hasSize(4)
                .allMatch(change -> change.event().equals(new AppointmentEvent.Cancelled("moving", "urgent")));
    }

    private void move(int place, String start) {
        TimeSlot slot = TimeSlot.startingAt(Instant.parse(start), Duration.ofHours(1));
        scenario.happened(
                scenario.idOf(place), new AppointmentEvent.Rescheduled(claims(slot, "practice"), slot, BERLIN, ""));
    }

    private static SeriesCommand.Cancel all(Instant now) {
        return new SeriesCommand.Cancel(Optional.empty(), "moving", Waiver.NONE, now);
    }

    private SeriesCommand.Cancel from(int place) {
        return new SeriesCommand.Cancel(Optional.of(scenario.idOf(place)), "moving", Waiver.NONE, NOW);
    }

    private SeriesDecision cancelled(Optional<Instant> from, int... places) {
        List<String> ids = IntStream.of(places).mapToObj(scenario::idOf).toList();
        return new SeriesDecision.Accepted(
                Optional.of(new SeriesEvent.Cancelled(from, ids, "moving")),
                ids.stream().map(id -> new OfAppointment(id, CANCELLED)).toList());
    }
}
