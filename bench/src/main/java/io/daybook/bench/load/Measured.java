package io.daybook.bench.load;

import org.HdrHistogram.Histogram;

/**
 * What callers saw. Immutable, but for the histogram, which is not to be changed.
 *
 * @param perSecond calls that were answered OK, in a second
 * @param micros    how long they took, in microseconds
 */
public record Measured(double perSecond, Histogram micros) {

    private static final double MICROS = 1_000;

    /** A quantile of their times in milliseconds, for example 50 or 99 percent. */
    public double millis(double percent) {
        return micros.getValueAtPercentile(percent) / MICROS;
    }
}
