package io.daybook.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random hours around clock changes against looking at the clock in every minute. */
class OpeningHoursPropertyTest {

    private static final int ROUNDS = 100;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void isOpenWhenTheClockShowsAnOpenTime(long seed) {
        var random = new RandomRules(new Random(seed));
        for (int round = 0; round < ROUNDS; round++) {
            RandomRules.Place place = random.place();
            OpeningHours hours = random.hours(place);
            TimeSlot window = random.slotAround(place.day(), 48, 30, 600, 4_000);

            List<TimeSlot> open = hours.openDuring(window, place.zone());

            String context = "seed %d, round %d: %s in %s, %s".formatted(seed, round, window, place.zone(), hours);
            assertThat(minutes(window).filter(minute -> isIn(open, minute)))
                    .as(context)
                    .containsExactlyElementsOf(minutes(window)
                            .filter(minute -> isOpen(hours, minute.atZone(place.zone())))
                            .toList());
            assertAreApartAndIn(window, open, context);
        }
    }

    private static Stream<Instant> minutes(TimeSlot window) {
        return Stream.iterate(window.start(), window.end()::isAfter, minute -> minute.plusSeconds(60));
    }

    private static boolean isIn(List<TimeSlot> slots, Instant minute) {
        var lookedAt = TimeSlot.startingAt(minute, Duration.ofMinutes(1));
        return slots.stream().anyMatch(lookedAt::overlaps);
    }

    private static boolean isOpen(OpeningHours hours, ZonedDateTime time) {
        LocalDateTime shown = time.toLocalDateTime();
        boolean weekly = hours.weekly().stream()
                .anyMatch(period -> period.day() == shown.getDayOfWeek() && contains(period.period(), shown));
        List<OpeningHours.DateException> today = hours.exceptions().stream()
                .filter(exception -> exception.covers(shown.toLocalDate()) && contains(exception.period(), shown))
                .toList();
        boolean open = !hours.areLimited() || weekly || today.stream().anyMatch(OpeningHours.DateException::open);
        return open && today.stream().allMatch(OpeningHours.DateException::open);
    }

    private static boolean contains(DayPeriod period, LocalDateTime shown) {
        int second = shown.toLocalTime().toSecondOfDay();
        return second >= period.fromSecond() && second < period.untilSecond();
    }

    private static void assertAreApartAndIn(TimeSlot window, List<TimeSlot> open, String context) {
        for (int i = 0; i < open.size(); i++) {
            assertThat(open.get(i).start())
                    .as(context)
                    .isAfterOrEqualTo(i == 0 ? window.start() : open.get(i - 1).end().plusSeconds(1));
            assertThat(open.get(i).end()).as(context).isBeforeOrEqualTo(window.end());
        }
    }
}
