package io.daybook.bench.report;

import java.util.stream.DoubleStream;

/** The value in the middle, which a few bad moments of the machine do not move. */
public final class Median {

    private Median() {}

    /** Of at least one value; of two in the middle, half way between. */
    public static double of(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
