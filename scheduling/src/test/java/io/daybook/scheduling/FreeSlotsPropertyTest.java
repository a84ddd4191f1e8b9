package io.daybook.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The free slots of random calendars against asking the rules about every minute. */
class FreeSlotsPropertyTest {

    private static final int ROUNDS = 40;
    private static final Duration STEP = Duration.ofMinutes(20);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void onAnyOfTheCalendars(long seed) {
        compare(seed, FreeSlots::onAny, (start, situation) -> situation.calendars().stream()
                .filter(calendar -> isFree(start, situation, List.of(calendar)))
                .filter(calendar -> isOnStep(start, calendar) || !takesAnySecond(calendar))
                .map(OpenCalendar::calendarId)
                .toList());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void onAllOfTheCalendars(long seed) {
        compare(seed, FreeSlots::onAll, (start, situation) -> {
            List<OpenCalendar> all = situation.calendars();
            boolean onStep = isOnStep(start, all.getFirst())
                    || !all.stream().allMatch(FreeSlotsPropertyTest::takesAnySecond);
            return onStep && isFree(start, situation, all)
                    ? all.stream().map(OpenCalendar::calendarId).toList()
                    : List.of();
        });
    }

    private interface Listing {
        FreeSlots of(FreeSlots.Search search, List<OpenCalendar> calendars);
    }

    /** On which calendars a slot can be booked. */
    private interface Oracle {
        List<String> calendarIds(Instant start, Situation situation);
    }

    private static void compare(long seed, Listing listing, Oracle oracle) {
        var random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            Situation situation = Situation.of(random);
            Instant boundary = situation.boundary(new RandomRules(random)).truncatedTo(ChronoUnit.MINUTES);
            var window = TimeSlot.startingAt(boundary.minusSeconds(36_000), Duration.ofHours(20));
            Duration length = situation.wish().slot().length();
            var search = new FreeSlots.Search(window, length, STEP, situation.wish().now());

            Function<Instant, FreeSlots.FreeSlot> expected = start -> new FreeSlots.FreeSlot(
                    TimeSlot.startingAt(start, length), oracle.calendarIds(start, situation));
            assertThat(listing.of(search, situation.calendars()))
                    .as("seed %d, round %d: %s in %s", seed, round, situation, window)
                    .toIterable()
                    .containsExactlyElementsOf(Stream.iterate(
                                    window.start(), window.end()::isAfter, start -> start.plusSeconds(60))
                            .map(expected)
                            .filter(slot -> !slot.calendarIds().isEmpty())
                            .toList());
        }
    }

    private static boolean isFree(Instant start, Situation situation, List<OpenCalendar> calendars) {
        var slot = TimeSlot.startingAt(start, situation.wish().slot().length());
        var wish = SlotWish.of(slot, Waiver.NONE, situation.wish().now());
        return SlotPolicies.refusalsOf(wish, calendars).findAny().isEmpty();
    }

    private static boolean isOnStep(Instant start, OpenCalendar calendar) {
        return start.atZone(calendar.zone()).toLocalTime().toSecondOfDay() % STEP.toSeconds() == 0;
    }

    private static boolean takesAnySecond(OpenCalendar calendar) {
        return calendar.rules().granularity().isZero();
    }
}
