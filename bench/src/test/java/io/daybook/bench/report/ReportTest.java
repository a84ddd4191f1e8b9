package io.daybook.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class ReportTest {

    private static final Comparison RATE = new Comparison(
            "commands", "64 callers", "1/s", "pgbench", Target.atLeast(1.5), List.of(round(150, 100), round(320, 160), round(90, 90)));
    private static final Comparison TIME =
            new Comparison("cli", "<show> & more", "s", "java", Target.atMost(5), List.of(round(0.6, 0.1), round(0.8, 0.1)));

    @TempDir
    private Path directory;

    @Test
    void theMiddleOfValuesIsTheirMedian() {
        assertThat(Median.of(DoubleStream.of(9, 1, 2))).isEqualTo(2);
        assertThat(Median.of(DoubleStream.of(9, 1, 2, 3))).isEqualTo(2.5);
    }

    @Test
    void theRatioIsTheMedianOfRatiosNotTheRatioOfMedians() {
        assertThat(RATE.measured() / RATE.baseline()).isEqualTo(1.5);
        assertThat(RATE.ratio()).isEqualTo(1.5);
        var uneven = new Comparison("b", "f", "s", "x", Target.atMost(1), List.of(round(1, 10), round(4, 2), round(6, 2)));
        assertThat(uneven.ratio()).isEqualTo(2);
    }

    @Test
    void whetherItIsReachedDependsOnTheSide() {
        assertThat(RATE.isReached()).isTrue();
        assertThat(TIME.isReached()).isFalse();
    }

    @Test
    void theTableHasARowForEach() {
        assertThat(printed(out -> ComparisonTable.print(List.of(RATE, TIME), out)).lines())
                .hasSize(4)
                .anyMatch(line -> line.matches("\\| commands .* 150 .* 100 .* 1\\.50 .* ≥ 1\\.50 .* yes .*"))
                .anyMatch(line -> line.matches("\\| cli .* 7\\.00 .* ≤ 5\\.00 .* no .*"));
    }

    @Test
    void theChangeIsOfRatiosOfWhatBothRunsHave() {
        var before = new Comparison("commands", "64 callers", "1/s", "pgbench", Target.atLeast(1.5), List.of(round(1, 1)));
        assertThat(printed(out -> ChangeTable.print(List.of(before), List.of(RATE, TIME), out)))
                .contains("+50 %")
                .doesNotContain("cli");
        assertThat(printed(out -> ChangeTable.print(List.of(), List.of(RATE), out))).isEmpty();
    }

    @Test
    void aFigureThatIsHeldAgainstTwoThingsIsComparedWithEachOfThem() {
        var alone = new Comparison(TIME.benchmark(), TIME.figure(), "s", "1 s", Target.atMost(0.9), List.of(round(0.6, 1)));
        var both = List.of(alone, TIME);
        assertThat(printed(out -> ChangeTable.print(both, both, out)).lines().filter(line -> line.contains("+0 %")))
                .hasSize(2);
    }

    @Test
    void figuresAreReadAsTheyWereWritten() throws IOException {
        Path file = directory.resolve("figures.json");
        Figures.write(List.of(RATE, TIME), file);
        assertThat(Figures.read(file)).containsExactly(RATE, TIME);
    }

    @Test
    void aFileWithoutFiguresIsRefused() throws IOException {
        Path file = directory.resolve("figures.json");
        for (String text : List.of("", "{}", "no")) {
            Files.writeString(file, text);
            assertThatThrownBy(() -> Figures.read(file)).isInstanceOf(IOException.class).hasMessageContaining("no figures");
        }
    }

    @Test
    void thePlotHasADotForEachRoundAndIsXml() throws Exception {
        Document plot = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(RatioPlot.of(List.of(RATE, TIME)).getBytes(StandardCharsets.UTF_8)));
        assertThat(plot.getElementsByTagName("circle").getLength()).isEqualTo(5);
        assertThat(plot.getElementsByTagName("text").item(5).getTextContent()).isEqualTo("cli: <show> & more");
    }

    private static Round round(double measured, double baseline) {
        return new Round(measured, baseline);
    }

    private static String printed(Consumer<PrintWriter> print) {
        var text = new StringWriter();
        print.accept(new PrintWriter(text));
        return text.toString();
    }
}
