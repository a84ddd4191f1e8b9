package io.daybook.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random bookings against a plain list that is searched from end to end. */
class BookingsPropertyTest {

    private static final int STEPS = 3_000;
    private static final Instant BASE = Instant.parse("2027-01-01T00:00:00Z");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void findsTheConflictsThatAFullSearchFinds(long seed) {
        var random = new Random(seed);
        var bookings = new Bookings();
        Map<String, TimeSlot> model = new HashMap<>();
        for (int step = 0; step < STEPS; step++) {
            String id = "a" + random.nextInt(60);
            TimeSlot wish = randomSlot(random);
            Optional<TimeSlot> own = Optional.ofNullable(model.get(id));
            boolean taken = model.entrySet().stream()
                    .anyMatch(held -> !held.getKey().equals(id) && held.getValue().overlaps(wish));

            Optional<TimeSlot> conflict = bookings.conflictWith(wish, own);

            assertThat(conflict.isPresent()).as("seed %d, step %d: %s", seed, step, wish).isEqualTo(taken);
            conflict.ifPresent(busy -> assertOffersAreFree(bookings, model, id, wish, busy));
            if (!taken) {
                bookings.put(id, wish, "");
                model.put(id, wish);
            } else if (random.nextInt(3) == 0) {
                bookings.remove(id);
                model.remove(id);
            }
            assertThat(bookings.size()).isEqualTo(model.size());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void appointmentsThatChangedPlacesMayBeEnteredInAnyOrder(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            List<TimeSlot> places = IntStream.range(0, 12)
                    .mapToObj(hour -> TimeSlot.startingAt(BASE.plusSeconds(hour * 3_600L), Duration.ofHours(1)))
                    .toList();
            var bookings = new Bookings();
            for (int appointment = 0; appointment < 8; appointment++) {
                bookings.put("a" + appointment, places.get(appointment), "");
            }
            var shuffledPlaces = new ArrayList<>(places);
            Collections.shuffle(shuffledPlaces, random);
            var order = new ArrayList<>(IntStream.range(0, 8).boxed().toList());
            Collections.shuffle(order, random);

            for (int appointment : order) {
                bookings.put("a" + appointment, shuffledPlaces.get(appointment), "");
            }

            for (int place = 0; place < 12; place++) {
                assertThat(bookings.conflictWith(shuffledPlaces.get(place), Optional.empty()).isPresent())
                        .as("seed %d, round %d, place %d", seed, round, place)
                        .isEqualTo(place < 8);
            }
        }
    }

    private static void assertOffersAreFree(
            Bookings bookings, Map<String, TimeSlot> model, String id, TimeSlot wish, TimeSlot busy) {
        Optional<TimeSlot> own = Optional.ofNullable(model.get(id));
        var before = bookings.freeBefore(busy, wish.length(), own).orElseThrow();
        var after = bookings.freeAfter(busy, wish.length(), own).orElseThrow();
        assertThat(before.length()).isEqualTo(wish.length()).isEqualTo(after.length());
        assertThat(before.end()).isBeforeOrEqualTo(busy.start());
        assertThat(after.start()).isAfterOrEqualTo(busy.end());
        assertThat(model.entrySet())
                .filteredOn(held -> !held.getKey().equals(id))
                .noneMatch(held -> held.getValue().overlaps(before) || held.getValue().overlaps(after));
    }

    private static TimeSlot randomSlot(Random random) {
        Instant start = BASE.plusSeconds(60L * random.nextInt(2_000));
        return new TimeSlot(start, start.plusSeconds(60L * (1 + random.nextInt(120))));
    }
}
