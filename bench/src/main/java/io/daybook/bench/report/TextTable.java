package io.daybook.bench.report;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.IntStream;

/** Tables of Markdown with columns that are aligned, for a terminal, too. */
final class TextTable {

    private TextTable() {}

    /** Prints one; every row has as many cells as there are headings. */
    static void print(List<String> headings, List<List<String>> rows, PrintWriter out) {
        int[] widths = IntStream.range(0, headings.size())
                .map(column -> Math.max(
                        headings.get(column).length(),
                        rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0)))
                .toArray();
        out.println(line(headings, widths));
        out.println(line(IntStream.of(widths).mapToObj("-"::repeat).toList(), widths));
        rows.forEach(row -> out.println(line(row, widths)));
        out.flush();
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
