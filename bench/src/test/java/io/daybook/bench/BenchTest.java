package io.daybook.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.bench.report.Comparison;
import io.daybook.bench.report.Figures;
import io.daybook.bench.report.Round;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchTest {

    @TempDir
    private Path directory;

    /** What is reached depends on the machine, and is not asserted. */
    @Test
    @Tag("long")
    void everyBenchmarkHasFigures() throws IOException {
        Path json = directory.resolve("figures.json");

        int exitCode = new CommandLine(new Bench()).execute("--quick", "--json", json.toString());

        assertThat(exitCode).isZero();
        assertThat(Figures.read(json))
                .extracting(Comparison::benchmark)
                .containsAll(Bench.ALL.stream().map(Benchmark::name).toList());
        assertThat(Figures.read(json)).flatExtracting(Comparison::rounds).extracting(Round::ratio).allMatch(Double::isFinite);
    }

    @Test
    void anUnknownNameIsRefusedWithTheKnownOnes() {
        var messages = new StringWriter();
        int exitCode = new CommandLine(new Bench()).setErr(new PrintWriter(messages)).execute("comands");
        assertThat(exitCode).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(messages.toString()).contains("\"comands\"", "commands-1");
    }

    @Test
    void figuresToCompareWithThatAreNotThereAreMissedBeforeAnythingIsMeasured() {
        var messages = new StringWriter();
        int exitCode = new CommandLine(new Bench())
                .setErr(new PrintWriter(messages))
                .execute("--baseline", directory.resolve("none.json").toString());
        assertThat(exitCode).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(messages.toString()).contains("none.json");
    }
}
