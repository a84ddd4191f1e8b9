package io.daybook.bench;

import io.daybook.bench.report.ChangeTable;
import io.daybook.bench.report.Comparison;
import io.daybook.bench.report.ComparisonTable;
import io.daybook.bench.report.Figures;
import io.daybook.bench.report.RatioPlot;
import io.daybook.chaos.files.Trees;
import io.daybook.local.StopSignal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code daybook bench}. */
@Command(
        name = "daybook bench",
        usageHelpAutoWidth = true,
        description = {
            "Measure Daybook beside what it is compared with.",
            "",
            "Every figure is taken in turns with that of its baseline, on the same machine: only their ratio means"
                    + " something. The machine should do nothing else meanwhile."
        })
public final class Bench implements Callable<Integer> {

    static final List<Benchmark> ALL = List.of(
            new Commands(),
            new SingleCaller(),
            new Peers(),
            new Visible(),
            new Polling(),
            new ManyWatches(),
            new Growth(),
            new Rebuild(),
            new Reads(),
            new ShowCommand(),
            new ServerStart());
    private static final int ROUNDS = 5;
    private static final int QUICK_ROUNDS = 2;
    private static final Duration LENGTH = Duration.ofSeconds(5);
    private static final Duration QUICK_LENGTH = Duration.ofSeconds(1);
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration QUICK_WARM_UP = Duration.ofSeconds(1);
    private static final int WATCHES = 20_000;
    private static final int QUICK_WATCHES = 2_000;
    private static final int EVENTS = 1_000_000;
    private static final int QUICK_EVENTS = 100_000;
    private static final int EXIT_FAILED = 1;
    private static final int EXIT_INTERRUPTED = 130;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "Which to run. Default: all.")
    private List<String> names = List.of();

    @Option(names = "--quick", description = "Fewer and shorter rounds: to see that it works rather than for figures.")
    private boolean quick;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures of every round to a file.")
    private Path json;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "Tell the change since an earlier run, which --json has written.")
    private Path earlier;

    @Option(names = "--plot", paramLabel = "FILE", description = "Draw the ratios, as SVG.")
    private Path plot;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    /** Runs a command line and ends the process with its exit code. */
    public static void main(String... arguments) {
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        List<Benchmark> chosen = chosen();
        List<Comparison> before = before();
        StopSignal.interruptsThisThread();
        Path directory = Files.createTempDirectory("daybook-bench-");
        PrintWriter messages = spec.commandLine().getErr();
        try {
            List<Comparison> comparisons = run(chosen, directory, messages);
            report(comparisons, before);
            Trees.delete(directory);
            return 0;
        } catch (InterruptedException e) {
            messages.println("Stopped.");
            return EXIT_INTERRUPTED;
        } catch (IllegalStateException e) {
            messages.println("daybook bench: %s%s; see %s"
                    .formatted(e.getMessage(), e.getCause() == null ? "" : ": " + e.getCause(), directory));
            return EXIT_FAILED;
        }
    }

    private void report(List<Comparison> comparisons, List<Comparison> before) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        ComparisonTable.print(comparisons, out);
        ChangeTable.print(before, comparisons, out);
        if (json != null) {
            Figures.write(comparisons, json);
        }
        if (plot != null) {
            Files.writeString(plot, RatioPlot.of(comparisons));
        }
    }

    private List<Comparison> run(List<Benchmark> chosen, Path directory, PrintWriter messages)
            throws IOException, InterruptedException {
        var comparisons = new ArrayList<Comparison>();
        for (Benchmark benchmark : chosen) {
            Path own = Files.createDirectory(directory.resolve(benchmark.name()));
            messages.println("%s: %s".formatted(benchmark.name(), benchmark.description()));
            comparisons.addAll(benchmark.run(new Plan(
                    own,
                    quick ? QUICK_ROUNDS : ROUNDS,
                    quick ? QUICK_LENGTH : LENGTH,
                    quick ? QUICK_WARM_UP : WARM_UP,
                    quick ? QUICK_WATCHES : WATCHES,
                    quick ? QUICK_EVENTS : EVENTS,
                    line -> messages.println("  " + line))));
        }
        return comparisons;
    }

    private List<Comparison> before() {
        try {
            return earlier == null ? List.of() : Figures.read(earlier);
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "cannot compare with " + earlier + ": " + e.getMessage(), e);
        }
    }

    private List<Benchmark> chosen() {
        List<String> known = ALL.stream().map(Benchmark::name).toList();
        names.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(unknown -> {
            throw new ParameterException(
                    spec.commandLine(),
                    "there is no benchmark \"%s\"; there are: %s".formatted(unknown, String.join(", ", known)));
        });
        return ALL.stream()
                .filter(each -> names.isEmpty() || names.contains(each.name()))
                .collect(Collectors.toList());
    }
}
