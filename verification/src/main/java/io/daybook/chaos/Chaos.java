package io.daybook.chaos;

import io.daybook.chaos.Run.Result;
import io.daybook.chaos.files.Trees;
import io.daybook.chaos.without.Protection;
import io.daybook.local.LogFile;
import io.daybook.local.StopSignal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code daybook chaos}. */
@Command(
        name = "daybook chaos",
        usageHelpAutoWidth = true,
        description = {
            "Prove the promises under faults.",
            "",
            "Runs PostgreSQL, NATS, MongoDB and two of each server as processes of their own, kills, freezes and restarts"
                    + " them, loses their data where that is allowed, and disturbs every connection, while many clients"
                    + " work. At the end, what the clients were told is compared with what is there."
        },
        exitCodeOnExecutionException = Chaos.EXIT_CANNOT_RUN,
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all promises were kept",
            "1:one was broken: the evidence is printed, logs and data are kept",
            "2:the run could not be carried out",
            "130:stopped by Ctrl-C"
        })
public final class Chaos implements Callable<Integer> {

    private static final int EXIT_BREACH = 1;
    static final int EXIT_CANNOT_RUN = 2;
    private static final int EXIT_INTERRUPTED = 130;
    private static final int LARGEST_RANDOM_SEED = 1_000_000;
    private static final int SHORTEST_SECONDS = 20;

    @Spec
    private CommandSpec spec;

    @Option(names = "--minutes", paramLabel = "N", defaultValue = "5", description = "For how long faults strike. Default: ${DEFAULT-VALUE}.")
    private int minutes;

    @Option(names = "--seconds", paramLabel = "N", description = "The same in seconds, at least " + SHORTEST_SECONDS + ".")
    private Integer seconds;

    @Option(names = "--seed", paramLabel = "N", description = "Decides which faults strike when. Default: any.")
    private Long seed;

    @Option(names = "--keep", description = "Keep logs and data also if nothing was broken.")
    private boolean keep;

    @Option(
            names = "--without",
            paramLabel = "PROTECTION",
            description = "For testing the harness itself: switch off what keeps a promise, which must be found. One of"
                    + " ${COMPLETION-CANDIDATES}.")
    private Protection without;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    /** Runs a command line and ends the process with its exit code. */
    public static void main(String... arguments) {
        System.exit(new CommandLine(new Chaos()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        Duration length = seconds == null ? Duration.ofMinutes(minutes) : Duration.ofSeconds(seconds);
        if (length.toSeconds() < SHORTEST_SECONDS) {
            throw new ParameterException(
                    spec.commandLine(), "a run must have %d seconds at least".formatted(SHORTEST_SECONDS));
        }
        long used = seed == null ? ThreadLocalRandom.current().nextInt(LARGEST_RANDOM_SEED) : seed;
        StopSignal stop = StopSignal.interruptsThisThread();
        Path directory = Files.createTempDirectory("daybook-chaos-");
        LogFile.in(directory);
        PrintWriter messages = spec.commandLine().getErr();
        messages.println("Seed %d, %d s of faults; logs and data in %s".formatted(used, length.toSeconds(), directory));
        int exitCode = run(directory, length, used, stop, messages);
        if (exitCode == EXIT_BREACH || exitCode == EXIT_CANNOT_RUN || keep) {
            messages.println("Logs and data are kept in " + directory);
            messages.println("To repeat: ./daybook chaos --seconds %d --seed %d".formatted(length.toSeconds(), used));
        } else {
            Trees.delete(directory);
        }
        return exitCode;
    }

    private int run(Path directory, Duration length, long used, StopSignal stop, PrintWriter messages) {
        try {
            Result result = new Run(length, used, Optional.ofNullable(without), new Progress(messages)).carryOut(directory);
            Report.print(result, spec.commandLine().getOut());
            return result.isBroken() ? EXIT_BREACH : 0;
        } catch (InterruptedException | RuntimeException e) {
            if (stop.isReceived()) {
                messages.println("Stopped; nothing was proved.");
                return EXIT_INTERRUPTED;
            }
            messages.println("daybook chaos: " + e.getMessage() + (e.getCause() == null ? "" : ": " + e.getCause()));
            return EXIT_CANNOT_RUN;
        }
    }
}
