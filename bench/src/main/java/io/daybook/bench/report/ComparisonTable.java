package io.daybook.bench.report;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Comparisons as a table of Markdown, which is also what a terminal shows. */
public final class ComparisonTable {

    private static final List<String> HEADINGS =
            List.of("benchmark", "figure", "unit", "Daybook", "baseline", "against", "ratio", "target", "reached");

    private ComparisonTable() {}

    /** Prints it, one row for each comparison. */
    public static void print(List<Comparison> comparisons, PrintWriter out) {
        TextTable.print(HEADINGS, comparisons.stream().map(ComparisonTable::cells).toList(), out);
    }

    private static List<String> cells(Comparison comparison) {
        return List.of(
                comparison.benchmark(),
                comparison.figure(),
                comparison.unit(),
                number(comparison.measured()),
                number(comparison.baseline()),
                comparison.against(),
                String.format(Locale.ROOT, "%.2f", comparison.ratio()),
                comparison.target().toString(),
                reached(comparison));
    }

    private static String reached(Comparison comparison) {
        if (!comparison.target().isBound()) {
            return "–";
        }
        return comparison.isReached() ? "yes" : "no";
    }

    /** Three digits that count. */
    private static String number(double value) {
        if (value >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, value >= 10 ? "%.1f" : "%.2f", value);
    }
}
