package io.daybook.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where something could start, found by sets, against asking the rules about each start. */
class AvailabilityPropertyTest {

    private static final int ROUNDS = 40;
    private static final int MINUTE = 60;
    private static final long DAY = Duration.ofDays(1).toSeconds();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aMinuteIsBookableIfNoRuleRefusesIt(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            Situation situation = Situation.of(random);
            long from = new RandomRules(random).around(situation.place().day(), 30).getEpochSecond();
            agree(situation, from, from + DAY, MINUTE, "seed %d, round %d: %s".formatted(seed, round, situation));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aSecondIsBookableIfNoRuleRefusesIt(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            Situation situation = Situation.of(random);
            long from = situation.boundary(new RandomRules(random)).getEpochSecond() - 700;
            agree(situation, from, from + 1_500, 1, "seed %d, round %d: %s".formatted(seed, round, situation));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void alternativesAreTheNearestThatNoRuleRefuses(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            Situation situation = Situation.of(random);
            long wanted = situation.wish().slot().start().getEpochSecond();
            String context = "seed %d, round %d: %s".formatted(seed, round, situation);

            Alternatives found = Alternatives.to(situation.wish(), situation.calendars());

            isNearest(situation, found.after(), wanted, 1, context);
            isNearest(situation, found.before(), wanted, -1, context);
        }
    }

    /** Nothing nearer within a day and a half, by steps that all the rules are multiples of. */
    private static void isNearest(
            Situation situation, Optional<TimeSlot> found, long wanted, int direction, String context) {
        OptionalLong nearest = LongStream.iterate(wanted + direction * MINUTE, start -> start + direction * MINUTE)
                .limit(36 * 60)
                .filter(situation::isBookable)
                .findFirst();
        nearest.ifPresent(start -> assertThat(found).as(context).isPresent());
        found.ifPresent(slot -> {
            long start = slot.start().getEpochSecond();
            assertThat(situation.isBookable(start)).as(context).isTrue();
            assertThat((start - wanted) * direction).as(context).isPositive();
            nearest.ifPresent(minute -> assertThat((minute - start) * direction).as(context).isBetween(0L, 59L));
            assertThat(LongStream.rangeClosed(1, 59).map(near -> start - direction * near))
                    .as(context)
                    .noneMatch(nearer -> (nearer - wanted) * direction > 0 && situation.isBookable(nearer));
        });
    }

    private static void agree(Situation situation, long from, long until, int step, String context) {
        var starts = BookableStarts.of(situation.wish(), situation.calendars(), Spans.of(from, until));
        LongPredicate offered = second -> starts.atOrAfter(second).equals(OptionalLong.of(second));
        long[] bookable = LongStream.iterate(from, second -> second < until, second -> second + step)
                .filter(situation::isBookable)
                .toArray();

        assertThat(LongStream.iterate(from, second -> second < until, second -> second + step)
                        .filter(offered)
                        .toArray())
                .as(context)
                .isEqualTo(bookable);
        if (step == 1) {
            assertThat(starts.first()).as(context).isEqualTo(LongStream.of(bookable).min());
            assertThat(starts.last()).as(context).isEqualTo(LongStream.of(bookable).max());
        }
    }
}
