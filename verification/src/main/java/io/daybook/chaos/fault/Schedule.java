package io.daybook.chaos.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Which faults strike when: in several lanes at once, one after the other in each, storms with calms between them in which all
 * is well. Every fault of a lane comes once before any comes again. Immutable.
 *
 * @param lanes the faults of each lane, by time
 */
public record Schedule(List<List<PlannedFault>> lanes) {

    private static final Duration STORM = Duration.ofSeconds(18);
    private static final Duration ROUND = STORM.plusSeconds(8);

    /** Time in which all starts up and clients begin. */
    private static final Duration FIRST = Duration.ofSeconds(3);

    private static final int SHORTEST_PAUSE_MILLIS = 300;
    private static final int LONGEST_PAUSE_MILLIS = 2_000;
    private static final int SHORTEST_MILLIS = 200;
    private static final int LONGEST_MILLIS = 4_000;

    private static final int LONG_MILLIS = 8_000;

    /** The schedule of a seed; the same for the same seed, length and mix. */
    public static Schedule of(long seed, Duration length, Mix mix) {
        RandomGenerator random =
                RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        return new Schedule(mix.groups().stream()
                .map(group -> lane(group, mix.oneLongIn(), length, random))
                .toList());
    }

    /** How many faults it has. */
    public int size() {
        return lanes.stream().mapToInt(List::size).sum();
    }

    private static List<PlannedFault> lane(
            List<Fault> group, int oneLongIn, Duration length, RandomGenerator random) {
        var lane = new ArrayList<PlannedFault>();
        var deck = new ArrayList<Fault>();
        Duration time = FIRST;
        while (true) {
            time = time.plusMillis(random.nextInt(SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS));
            Duration lasting = lasting(oneLongIn, random);
            time = inOneStorm(time, lasting);
            if (time.plus(lasting).compareTo(length) > 0) {
                return lane;
            }
            lane.add(new PlannedFault(time, lasting, draw(deck, group, random)));
            time = time.plus(lasting);
        }
    }

    private static Fault draw(List<Fault> deck, List<Fault> group, RandomGenerator random) {
        if (deck.isEmpty()) {
            deck.addAll(group);
            Collections.shuffle(deck, random);
        }
        return deck.removeLast();
    }

    private static Duration lasting(int oneLongIn, RandomGenerator random) {
        int millis = random.nextInt(SHORTEST_MILLIS, LONGEST_MILLIS);
        return Duration.ofMillis(random.nextInt(oneLongIn) == 0 ? LONG_MILLIS : millis);
    }

    /** The time itself if the storm lasts until the fault is over, else as much after the beginning of the next. */
    private static Duration inOneStorm(Duration time, Duration lasting) {
        long round = time.minus(FIRST).dividedBy(ROUND);
        Duration begin = FIRST.plus(ROUND.multipliedBy(round));
        Duration end = time.plus(lasting);
        return end.compareTo(begin.plus(STORM)) <= 0 ? time : begin.plus(ROUND).plus(startOf(time));
    }

    /** Lanes do not begin a storm all at once. */
    private static Duration startOf(Duration time) {
        return Duration.ofMillis(time.toMillis() % LONGEST_PAUSE_MILLIS);
    }
}
