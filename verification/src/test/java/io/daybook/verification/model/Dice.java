package io.daybook.verification.model;

import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import java.util.UUID;

/** Chance, from a seed. For one thread. */
final class Dice {

    private final Random random;

    Dice(long seed) {
        this.random = new Random(seed);
    }

    /** 0 to {@code bound - 1}. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean percent(int percent) {
        return random.nextInt(100) < percent;
    }

    @SafeVarargs
    final <T> T oneOf(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** One of the keys, each as often as its weight says. */
    <T> T weighted(SequencedMap<T, Integer> weights) {
        int left = random.nextInt(weights.values().stream().mapToInt(Integer::intValue).sum());
        for (var choice : weights.entrySet()) {
            left -= choice.getValue();
            if (left < 0) {
                return choice.getKey();
            }
        }
        throw new AssertionError("weights changed");
    }

    String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
