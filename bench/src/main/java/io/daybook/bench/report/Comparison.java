package io.daybook.bench.report;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One figure of Daybook beside its baseline, in several rounds. Immutable.
 *
 * @param benchmark which one it belongs to
 * @param figure    what was measured, of the benchmark
 * @param unit      of both figures
 * @param against   the baseline
 * @param target    what the ratio is to be
 * @param rounds    in the order in which they were taken; one at least
 */
public record Comparison(
        String benchmark, String figure, String unit, String against, Target target, List<Round> rounds) {

    /** Copies the rounds. */
    public Comparison {
        rounds = List.copyOf(rounds);
    }

    /** The median of Daybook's figures. */
    public double measured() {
        return median(Round::measured);
    }

    /** The median of the baseline's figures. */
    public double baseline() {
        return median(Round::baseline);
    }

    /** The median of the ratios of each round, in which both saw the same machine. */
    public double ratio() {
        return median(Round::ratio);
    }

    /** Whether the ratio is what it is to be. */
    public boolean isReached() {
        return target.isReachedBy(ratio());
    }

    private double median(ToDoubleFunction<Round> of) {
        return Median.of(rounds.stream().mapToDouble(of));
    }
}
