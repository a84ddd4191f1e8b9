package io.daybook.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sets of seconds as spans against the same sets as bits. */
class SpansPropertyTest {

    private static final int ROUNDS = 500;
    private static final int SECONDS = 60;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void spansAreTheSetsTheyStandFor(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            String context = "seed %d, round %d".formatted(seed, round);
            BitSet one = randomBits(random);
            BitSet other = randomBits(random);
            Spans ones = spans(one);
            Spans others = spans(other);

            same(Spans.union(List.of(ones, others)), or(one, other), context);
            same(ones.and(others), and(one, other), context);
            same(ones.without(others), andNot(one, other), context);
            int from = random.nextInt(SECONDS);
            int until = from + random.nextInt(SECONDS - from);
            same(ones.complement(from, until), andNot(range(from, until), one), context);
            same(ones.shifted(-7).shifted(7), one, context);
            same(ones.trimmed(0, 0), one, context);
            findsItsSpans(ones, one, context);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void trimmedSpansKeepTheirMiddle(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            BitSet bits = randomBits(random);
            int front = random.nextInt(4);
            int back = random.nextInt(4);
            var middle = new BitSet();
            IntStream.range(0, SECONDS)
                    .filter(second -> second >= front
                            && bits.get(second - front, second + back + 1).cardinality() == front + back + 1)
                    .forEach(middle::set);
            same(spans(bits).trimmed(front, back), middle, "seed %d, round %d".formatted(seed, round));
        }
    }

    private static void findsItsSpans(Spans spans, BitSet bits, String context) {
        for (int second = 0; second < SECONDS; second++) {
            Spans found = spans.spanAt(second);
            if (bits.get(second)) {
                assertThat(found.from(0)).as(context).isEqualTo(bits.previousClearBit(second) + 1);
                assertThat(found.until(0)).as(context).isEqualTo(bits.nextClearBit(second));
            } else {
                assertThat(found.isEmpty()).as(context).isTrue();
            }
        }
    }

    /** The same seconds, by spans that neither overlap nor touch. */
    private static void same(Spans spans, BitSet expected, String context) {
        var seconds = new BitSet();
        for (int i = 0; i < spans.size(); i++) {
            assertThat(spans.from(i)).as(context).isLessThan(spans.until(i));
            if (i > 0) {
                assertThat(spans.from(i)).as(context).isGreaterThan(spans.until(i - 1));
            }
            seconds.set((int) spans.from(i), (int) spans.until(i));
        }
        assertThat(seconds).as(context).isEqualTo(expected);
        assertThat(spans.isEmpty()).as(context).isEqualTo(expected.isEmpty());
    }

    private static Spans spans(BitSet bits) {
        return Spans.union(bits.stream().mapToObj(second -> Spans.of(second, second + 1)).toList());
    }

    private static BitSet randomBits(Random random) {
        var bits = new BitSet();
        for (int i = random.nextInt(8); i > 0; i--) {
            int from = random.nextInt(SECONDS);
            bits.set(from, from + random.nextInt(SECONDS - from));
        }
        return bits;
    }

    private static BitSet range(int from, int until) {
        var range = new BitSet();
        range.set(from, until);
        return range;
    }

    private static BitSet or(BitSet one, BitSet other) {
        var result = (BitSet) one.clone();
        result.or(other);
        return result;
    }

    private static BitSet and(BitSet one, BitSet other) {
        var result = (BitSet) one.clone();
        result.and(other);
        return result;
    }

    private static BitSet andNot(BitSet one, BitSet other) {
        var result = (BitSet) one.clone();
        result.andNot(other);
        return result;
    }
}
