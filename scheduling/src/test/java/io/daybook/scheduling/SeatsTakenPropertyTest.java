package io.daybook.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random bookings, of which many touch or are equal, against counting those at every second. */
class SeatsTakenPropertyTest {

    private static final int STEPS = 400;
    private static final int SECONDS = 50;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void countsWhatCountingCounts(long seed) {
        var random = new Random(seed);
        var seatsTaken = new SeatsTaken();
        List<TimeSlot> model = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            if (model.size() > random.nextInt(20)) {
                seatsTaken.remove(model.remove(random.nextInt(model.size())));
            } else {
                TimeSlot slot = randomSlot(random);
                seatsTaken.add(slot);
                model.add(slot);
            }
            String context = "seed %d, step %d: %s".formatted(seed, step, model);
            tellsHowManyAreTaken(seatsTaken, model, context);
            tellsHowManyAreTaken(SeatsTaken.of(model), model, context);
            tellsWhenAllAreTaken(seatsTaken, model, 1 + random.nextInt(3), random, context);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatChangedPlacesMayBeTakenOutAndEnteredInAnyOrder(long seed) {
        var random = new Random(seed);
        List<TimeSlot> slots =
                IntStream.range(0, 30).mapToObj(_ -> randomSlot(random)).toList();
        var seatsTaken = new SeatsTaken();
        slots.forEach(seatsTaken::remove);
        slots.reversed().forEach(seatsTaken::add);
        assertThat(seatsTaken.during(slot(0, 2 * SECONDS))).as("seed %d", seed).isEmpty();
    }

    private static void tellsHowManyAreTaken(SeatsTaken seatsTaken, List<TimeSlot> model, String context) {
        List<SeatsTaken.Step> steps = seatsTaken.during(slot(0, SECONDS));
        assertThat(seconds(second -> steps.stream()
                        .filter(step -> step.slot().overlaps(slot(second, second + 1)))
                        .mapToInt(SeatsTaken.Step::seats)
                        .sum()))
                .as(context)
                .isEqualTo(taken(model));
        assertThat(IntStream.range(1, steps.size())
                        .filter(i -> steps.get(i).slot().start().equals(steps.get(i - 1).slot().end())
                                && steps.get(i).seats() == steps.get(i - 1).seats()))
                .as("steps that are one: %s", context)
                .isEmpty();
    }

    private static void tellsWhenAllAreTaken(
            SeatsTaken seatsTaken, List<TimeSlot> model, int seats, Random random, String context) {
        Optional<TimeSlot> own = model.isEmpty() || random.nextBoolean()
                ? Optional.empty()
                : Optional.of(model.get(random.nextInt(model.size())));
        List<TimeSlot> others = new ArrayList<>(model);
        own.ifPresent(others::remove);
        int[] taken = taken(others);
        IntPredicate isFull = second -> second >= 0 && second < SECONDS && taken[second] >= seats;

        Spans full = seatsTaken.full(Spans.of(0, SECONDS), seats, own);

        assertThat(seconds(second -> full.covers(slot(second, second + 1)) ? 1 : 0))
                .as("%s without %s, %d seats", context, own, seats)
                .isEqualTo(seconds(second -> isFull.test(second) ? 1 : 0));
        assertThat(IntStream.range(0, SECONDS)
                        .filter(isFull)
                        .mapToObj(second -> seatsTaken.fullAround(second, seats, own)))
                .as("around, %s without %s, %d seats", context, own, seats)
                .containsExactlyElementsOf(IntStream.range(0, SECONDS)
                        .filter(isFull)
                        .mapToObj(second -> slot(lastNot(isFull, second) + 1, firstNot(isFull, second)))
                        .toList());
    }

    private static int[] seconds(IntUnaryOperator value) {
        return IntStream.range(0, SECONDS).map(value).toArray();
    }

    private static int lastNot(IntPredicate isFull, int second) {
        return IntStream.iterate(second, before -> before - 1)
                .filter(isFull.negate())
                .findFirst()
                .orElseThrow();
    }

    private static int firstNot(IntPredicate isFull, int second) {
        return IntStream.iterate(second, after -> after + 1)
                .filter(isFull.negate())
                .findFirst()
                .orElseThrow();
    }

    private static int[] taken(List<TimeSlot> slots) {
        return seconds(second ->
                (int) slots.stream().filter(slot(second, second + 1)::overlaps).count());
    }

    private static TimeSlot randomSlot(Random random) {
        int from = random.nextInt(SECONDS - 1);
        return slot(from, from + 1 + random.nextInt(Math.min(12, SECONDS - from)));
    }

    private static TimeSlot slot(int from, int until) {
        return new TimeSlot(Instant.ofEpochSecond(from), Instant.ofEpochSecond(until));
    }
}
