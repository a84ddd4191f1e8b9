package io.daybook.scheduling;

import static io.daybook.scheduling.OccurrencesScenario.from;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.fortuna.ical4j.model.Recur;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random rules against those of ical4j, which expands them without an end: it counts otherwise than a series does. */
class OccurrencesPropertyTest {

    private static final int ROUNDS = 300;
    private static final int YEARS = 8;
    private static final LocalDate EARLIEST = LocalDate.parse("2024-01-01");
    private static final List<String> WEEKDAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
    private static final List<String> ZONES =
            List.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Kathmandu");
    private static final DateTimeFormatter BASIC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void findsWhatIcal4jFinds(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            String zone = oneOf(ZONES, random);
            LocalDateTime first = existingStart(random, ZoneId.of(zone));
            String rule = randomRule(random);
            List<String> expected = startsByIcal4j(first, ZoneId.of(zone), rule);
            int count = 1 + random.nextInt(Math.min(expected.size(), 40));

            var scenario = from(first.toString(), zone);

            assertThat(scenario.localStarts(rule + ";COUNT=" + count))
                    .as("seed %d: %s for %d from %s in %s", seed, rule, count, first, zone)
                    .isEqualTo(expected.subList(0, count));
            String last = LocalDateTime.parse(expected.get(count - 1)).format(BASIC);
            assertThat(scenario.localStarts(rule + ";UNTIL=" + last))
                    .as("seed %d: %s until %s from %s in %s", seed, rule, last, first, zone)
                    .isEqualTo(expected.subList(0, count));
        }
    }

    private static List<String> startsByIcal4j(LocalDateTime first, ZoneId zone, String rule) {
        List<LocalDateTime> found =
                new Recur<LocalDateTime>(rule, true).getDates(first, first, first.plusYears(YEARS));
        return Stream.concat(Stream.of(first), found.stream().filter(start -> start.isAfter(first)))
                .filter(start -> exists(start, zone))
                .map(LocalDateTime::toString)
                .toList();
    }

    private static LocalDateTime existingStart(Random random, ZoneId zone) {
        return Stream.generate(() -> EARLIEST.plusDays(random.nextInt(1_500)).atTime(random.nextInt(4), 15 * random.nextInt(4)))
                .filter(start -> exists(start, zone))
                .findFirst()
                .orElseThrow();
    }

    /** Going to the zone's time moves what a clock change skips. */
    private static boolean exists(LocalDateTime start, ZoneId zone) {
        return start.atZone(zone).toLocalDateTime().equals(start);
    }

    private static String randomRule(Random random) {
        return "INTERVAL=%d;WKST=%s;".formatted(1 + random.nextInt(4), oneOf(WEEKDAYS, random))
                + switch (random.nextInt(6)) {
                    case 0 -> "FREQ=DAILY";
                    case 1 -> "FREQ=WEEKLY";
                    case 2 -> "FREQ=WEEKLY;BYDAY=" + some(random, () -> oneOf(WEEKDAYS, random));
                    case 3 -> "FREQ=MONTHLY";
                    case 4 -> "FREQ=MONTHLY;BYMONTHDAY=" + some(random, () -> signed(1 + random.nextInt(31), random));
                    default -> "FREQ=MONTHLY;BYDAY=" + some(random, () -> nth(random) + oneOf(WEEKDAYS, random));
                };
    }

    private static String nth(Random random) {
        return random.nextInt(4) == 0 ? "" : signed(1 + random.nextInt(5), random);
    }

    private static String signed(int number, Random random) {
        return (random.nextBoolean() ? "-" : "") + number;
    }

    private static String some(Random random, Supplier<String> element) {
        return IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(_ -> element.get())
                .distinct()
                .collect(Collectors.joining(","));
    }

    private static <T> T oneOf(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
