package io.daybook.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final Duration MINUTE = Duration.ofSeconds(60);
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    @Test
    void theSameSeedGivesTheSameFaults() {
        assertThat(schedule(7, MINUTE)).isEqualTo(schedule(7, MINUTE));
        assertThat(schedule(7, MINUTE)).isNotEqualTo(schedule(8, MINUTE));
    }

    @Test
    void aLongerRunBeginsLikeAShorterOneInItsFirstLane() {
        List<PlannedFault> shorter = schedule(7, MINUTE).lanes().getFirst();

        assertThat(schedule(7, TEN_MINUTES).lanes().getFirst()).startsWith(shorter.toArray(PlannedFault[]::new));
    }

    @Test
    void thereAreManyFaultsWhateverTheSeed() {
        assertThat(LongStream.range(0, 100).map(seed -> schedule(seed, MINUTE).size()))
                .allMatch(size -> size >= 20);
        assertThat(LongStream.range(0, 100).map(seed -> schedule(seed, TEN_MINUTES).size()))
                .allMatch(size -> size >= 200);
    }

    @Test
    void inALaneOneFaultIsHealedBeforeTheNextAndBeforeTheEnd() {
        for (List<PlannedFault> lane : schedule(7, TEN_MINUTES).lanes()) {
            Duration free = Duration.ZERO;
            for (PlannedFault planned : lane) {
                assertThat(planned.begin()).isGreaterThan(free);
                free = planned.begin().plus(planned.length());
            }
            assertThat(free).isLessThanOrEqualTo(TEN_MINUTES);
        }
    }

    @Test
    void allIsWellForSecondsBetweenStorms() {
        List<PlannedFault> all =
                schedule(7, TEN_MINUTES).lanes().stream().flatMap(List::stream).toList();

        long calmSeconds = LongStream.range(0, TEN_MINUTES.toSeconds())
                .filter(second -> all.stream().noneMatch(planned -> lasts(planned, Duration.ofSeconds(second))))
                .count();

        assertThat(calmSeconds).isGreaterThan(TEN_MINUTES.toSeconds() / 5);
    }

    @Test
    void noFaultOfALaneComesAgainBeforeAllHaveCome() {
        List<List<Fault>> groups = Repertoire.everything().groups();
        List<List<PlannedFault>> lanes = schedule(7, TEN_MINUTES).lanes();
        for (int lane = 0; lane < lanes.size(); lane++) {
            List<Fault> group = groups.get(lane);
            List<Fault> first = lanes.get(lane).stream()
                    .map(PlannedFault::fault)
                    .limit(group.size())
                    .toList();
            assertThat(first)
                    .isNotEmpty()
                    .allMatch(fault -> Collections.frequency(first, fault) <= Collections.frequency(group, fault));
        }
    }

    private static Schedule schedule(long seed, Duration length) {
        return Schedule.of(seed, length, Repertoire.everything());
    }

    private static boolean lasts(PlannedFault planned, Duration time) {
        return planned.begin().compareTo(time) <= 0
                && planned.begin().plus(planned.length()).compareTo(time) >= 0;
    }
}
