package io.daybook.bench.report;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Comparisons as a table of Markdown, which is also what a terminal shows. */
public final class ComparisonTable {

    private static final List<String> HEADINGS =
            List.of("benchmark", "figure", "unit", "Daybook", "baseline", "against", "ratio", "target", "reached");

    private ComparisonTable() {}

    /** Prints it, one row for each comparison. */
    public static void print(List<Comparison> comparisons, PrintWriter out) {
        List<List<String>> rows = comparisons.stream().map(ComparisonTable::cells).toList();
        int[] widths = IntStream.range(0, HEADINGS.size())
                .map(column -> Math.max(
                        HEADINGS.get(column).length(),
                        rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0)))
                .toArray();
        out.println(line(HEADINGS, widths));
        out.println(line(IntStream.of(widths).mapToObj("-"::repeat).toList(), widths));
        rows.forEach(row -> out.println(line(row, widths)));
        out.flush();
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
                comparison.isReached() ? "yes" : "no");
    }

    /** Three digits that count. */
    private static String number(double value) {
        if (value >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, value >= 10 ? "%.1f" : "%.2f", value);
    }

    private static String line(List<String> cells, int[] widths) {
        var line = new StringBuilder("|");
        for (int column = 0; column < widths.length; column++) {
            String cell = cells.get(column);
            line.append(' ').append(cell).append(" ".repeat(widths[column] - cell.length())).append(" |");
        }
        return line.toString();
    }
}
