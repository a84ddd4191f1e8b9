package io.daybook.bench.report;

import java.util.Locale;

/**
 * Two figures that were taken one right after the other. Immutable.
 *
 * @param measured Daybook's
 * @param baseline what it is compared with, in the same unit
 */
public record Round(double measured, double baseline) {

    /** Daybook's, as a multiple of the other. */
    public double ratio() {
        return measured / baseline;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,.2f beside %,.2f: %.2f", measured, baseline, ratio());
    }
}
