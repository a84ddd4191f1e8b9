package io.daybook.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Ratios of all rounds as dots, a row for each comparison, on a logarithmic scale that is centred on what is to be reached:
 * right of the line is good.
 */
public final class RatioPlot {

    private static final int ROW = 26;
    private static final int TOP = 40;
    private static final int LABELS = 330;
    private static final int HALF = 200;
    private static final int FIGURES = 110;
    private static final int WIDTH = LABELS + 2 * HALF + FIGURES;

    /** What fits on either side, as a multiple of what is to be reached; more is drawn at the rim. */
    private static final double RIM = 10;

    private RatioPlot() {}

    /** An SVG document, of what is to be reached. */
    public static String of(List<Comparison> all) {
        List<Comparison> comparisons = all.stream().filter(each -> each.target().isBound()).toList();
        int height = TOP + ROW * comparisons.size() + 10;
        String rows = IntStream.range(0, comparisons.size())
                .mapToObj(row -> row(comparisons.get(row), TOP + ROW * row + ROW / 2))
                .collect(Collectors.joining());
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
                <rect width="100%%" height="100%%" fill="white"/>
                <text x="%d" y="20" text-anchor="middle">what is to be reached</text>
                <text x="%d" y="20" text-anchor="end">better →</text>
                <text x="%d" y="20">← worse</text>
                <line x1="%d" y1="28" x2="%d" y2="%d" stroke="#555"/>
                %s</svg>
                """
                .formatted(
                        WIDTH, height, LABELS + HALF, LABELS + 2 * HALF, LABELS, LABELS + HALF, LABELS + HALF, height - 6, rows);
    }

    private static String row(Comparison comparison, int y) {
        String colour = comparison.isReached() ? "#2a7" : "#c53";
        String dots = comparison.rounds().stream()
                .map(round -> "<circle cx=\"%d\" cy=\"%d\" r=\"3\" fill=\"%s\" fill-opacity=\"0.5\"/>%n"
                        .formatted(x(comparison.target(), round.ratio()), y, colour))
                .collect(Collectors.joining());
        int median = x(comparison.target(), comparison.ratio());
        return """
                <text x="%d" y="%d" text-anchor="end">%s</text>
                <line x1="%d" y1="%d" x2="%d" y2="%d" stroke="#ddd"/>
                %s<line x1="%d" y1="%d" x2="%d" y2="%d" stroke="%s" stroke-width="3"/>
                <text x="%d" y="%d">%s</text>
                """
                .formatted(
                        LABELS - 10, y + 4, escaped(comparison.benchmark() + ": " + comparison.figure()),
                        LABELS, y, LABELS + 2 * HALF, y,
                        dots, median, y - 8, median, y + 8, colour,
                        LABELS + 2 * HALF + 10, y + 4,
                        String.format(Locale.ROOT, "%.2f (%s)", comparison.ratio(), comparison.target()));
    }

    private static int x(Target target, double ratio) {
        double better = switch (target.relation()) {
            case AT_LEAST -> ratio / target.bound();
            case AT_MOST -> target.bound() / ratio;
            case NONE -> throw new IllegalArgumentException("there is nothing to reach");
        };
        double inside = Math.clamp(Math.log(better) / Math.log(RIM), -1, 1);
        return LABELS + HALF + (int) Math.round(inside * HALF);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
