package io.daybook.bench.report;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How ratios have changed since another run; the figures themselves cannot be compared across runs. */
public final class ChangeTable {

    private static final List<String> HEADINGS = List.of("benchmark", "figure", "ratio", "ratio before", "change");

    private ChangeTable() {}

    /** Prints it, one row for each comparison that both runs have; nothing if there is none. */
    public static void print(List<Comparison> before, List<Comparison> now, PrintWriter out) {
        List<List<String>> rows = now.stream()
                .flatMap(comparison -> find(comparison, before).map(earlier -> cells(comparison, earlier)).stream())
                .toList();
        if (!rows.isEmpty()) {
            out.println();
            TextTable.print(HEADINGS, rows, out);
        }
    }

    private static Optional<Comparison> find(Comparison wanted, List<Comparison> among) {
        Stream<Comparison> same = among.stream()
                .filter(each -> each.benchmark().equals(wanted.benchmark()) && each.figure().equals(wanted.figure()))
                // One figure may be held against two things.
                .filter(each -> each.target().equals(wanted.target()));
        return same.findFirst();
    }

    private static List<String> cells(Comparison now, Comparison before) {
        return List.of(
                now.benchmark(),
                now.figure(),
                String.format(Locale.ROOT, "%.2f", now.ratio()),
                String.format(Locale.ROOT, "%.2f", before.ratio()),
                String.format(Locale.ROOT, "%+.0f %%", (now.ratio() / before.ratio() - 1) * 100));
    }
}
