package io.daybook.cli.output;

import java.util.ArrayList;
import java.util.List;

/** Rows in columns that line up. */
public final class Table {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    /** A table with these column titles; none for a table without titles. */
    public Table(String... titles) {
        if (titles.length > 0) {
            rows.add(List.of(titles));
        }
    }

    /** Adds a row; line breaks and tabs in a cell become spaces. */
    public Table row(String... cells) {
        List<String> row = new ArrayList<>();
        for (String cell : cells) {
            row.add(cell.replaceAll("[\\n\\r\\t]+", " "));
        }
        rows.add(row);
        return this;
    }

    /** The lines, without trailing blanks. */
    public List<String> lines() {
        int[] widths = widths();
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private int[] widths() {
        int[] widths = new int[rows.stream().mapToInt(List::size).max().orElse(0)];
        for (List<String> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                widths[column] = Math.max(widths[column], width(row.get(column)));
            }
        }
        return widths;
    }

    private static String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            line.append(row.get(column)).repeat(' ', widths[column] - width(row.get(column))).append(GAP);
        }
        return line.toString().stripTrailing();
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
