package io.daybook.scheduling;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Rules, zones and days such as tests look for, most of them odd. The same for the same seed. */
final class RandomRules {

    private static final int MINUTES_OF_DAY = 1_440;

    /** Days of clock changes, and one without. */
    private static final List<Place> PLACES = List.of(
            place("Europe/Berlin", "2027-03-28T01:00:00Z"),
            place("Europe/Berlin", "2027-10-31T01:00:00Z"),
            place("America/New_York", "2027-03-14T07:00:00Z"),
            place("America/New_York", "2027-11-07T06:00:00Z"),
            place("Australia/Lord_Howe", "2027-04-03T15:00:00Z"),
            place("Australia/Lord_Howe", "2027-10-02T15:30:00Z"),
            place("Asia/Kathmandu", "2027-06-15T06:00:00Z"),
            place("Africa/Casablanca", "2027-02-07T02:00:00Z"),
            place("Africa/Casablanca", "2027-03-14T02:00:00Z"),
            place("Pacific/Apia", "2011-12-30T10:00:00Z"));

    private final Random random;

    RandomRules(Random random) {
        this.random = random;
    }

    /**
     * Somewhere.
     *
     * @param zone the zone
     * @param day  an instant around which something happens
     */
    record Place(ZoneId zone, Instant day) {}

    private static Place place(String zone, String day) {
        return new Place(ZoneId.of(zone), Instant.parse(day));
    }

    <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    boolean oneIn(int chances) {
        return random.nextInt(chances) == 0;
    }

    Duration minutes(int... choices) {
        return Duration.ofMinutes(choices[random.nextInt(choices.length)]);
    }

    Place place() {
        return oneOf(PLACES);
    }

    /** A start within some hours of an instant, on a full minute. */
    Instant around(Instant instant, int hours) {
        return instant.plusSeconds(60L * (random.nextInt(2 * hours * 60) - hours * 60L));
    }

    TimeSlot slotAround(Instant instant, int hours, int... lengths) {
        return TimeSlot.startingAt(around(instant, hours), minutes(lengths));
    }

    OpeningHours hours(Place place) {
        var weekly = new ArrayList<OpeningHours.Weekly>();
        for (DayOfWeek day : DayOfWeek.values()) {
            periods(random.nextInt(3)).forEach(period -> weekly.add(new OpeningHours.Weekly(day, period)));
        }
        LocalDate today = LocalDate.ofInstant(place.day(), place.zone());
        var exceptions = new ArrayList<OpeningHours.DateException>();
        for (int i = random.nextInt(4); i > 0; i--) {
            LocalDate first = today.plusDays(random.nextInt(7) - 3);
            exceptions.add(new OpeningHours.DateException(
                    first, first.plusDays(random.nextInt(3)), random.nextBoolean(), period()));
        }
        return new OpeningHours(oneIn(4) ? List.of() : weekly, exceptions);
    }

    /** Of one day; they do not overlap, but may touch. */
    private List<DayPeriod> periods(int count) {
        List<Integer> bounds = random.ints(0, MINUTES_OF_DAY / 15 + 1)
                .distinct()
                .limit(2L * count)
                .sorted()
                .map(quarter -> quarter * 15 * 60)
                .boxed()
                .toList();
        var periods = new ArrayList<DayPeriod>();
        for (int i = 0; i < bounds.size(); i += 2) {
            periods.add(new DayPeriod(bounds.get(i), bounds.get(i + 1)));
        }
        return periods;
    }

    private DayPeriod period() {
        return oneIn(3) ? DayPeriod.WHOLE_DAY : periods(1).getFirst();
    }

    CalendarRules rules(Place place) {
        return new CalendarRules(
                oneIn(4) ? OpeningHours.ALWAYS : hours(place),
                1 + random.nextInt(3),
                minutes(0, 0, 5, 30),
                minutes(0, 0, 10, 45),
                minutes(0, 5, 15, 20, 30, 45, 60),
                minutes(0, 0, 15, 30),
                minutes(0, 0, 60, 120),
                minutes(0, 0, 60, 600),
                oneIn(3) ? Duration.ofHours(20 + random.nextInt(60)) : Duration.ZERO,
                Duration.ZERO,
                false);
    }

    Waiver waiver() {
        return new Waiver(oneIn(4), oneIn(6) ? "urgent" : "");
    }
}
