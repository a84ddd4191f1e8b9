package io.daybook.local;

import io.daybook.service.Environment;
import io.daybook.service.SettingException;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code daybook demo}. */
@Command(
        name = "demo",
        usageHelpAutoWidth = true,
        description = {
            "See it work, in one go: start everything in a temporary directory, import a season of events, book, watch an"
                    + " appointment change, be refused a double booking; then stop and remove everything."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every step went as promised", "1:one did not, and which", "2:something could not be started"})
final class Demo implements Callable<Integer> {

    private static final int EXIT_BROKEN_PROMISE = 1;
    private static final int EXIT_CANNOT_START = 2;
    private static final int EXIT_INTERRUPTED = 130;

    @Spec
    private CommandSpec spec;

    @Option(names = "--ics", paramLabel = "FILE", description = "Import this iCalendar file instead of the one enclosed.")
    private Path ics;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Override
    public Integer call() throws IOException {
        PrintWriter messages = spec.commandLine().getErr();
        Path directory = Files.createTempDirectory("daybook-demo");
        LogFile.in(directory);
        StopSignal.interruptsThisThread();
        try {
            run(directory);
            return 0;
        } catch (BrokenPromise e) {
            messages.println("The demo failed: " + e.getMessage());
            return EXIT_BROKEN_PROMISE;
        } catch (SettingException e) {
            messages.println("daybook demo: " + e.getMessage());
            return EXIT_CANNOT_START;
        } catch (InterruptedException e) {
            messages.println("Stopped.");
            return EXIT_INTERRUPTED;
        } catch (StatusRuntimeException e) {
            // The call of an interrupted thread ends as CANCELLED, with the interrupt set again.
            if (!Thread.interrupted()) {
                throw e;
            }
            messages.println("Stopped.");
            return EXIT_INTERRUPTED;
        } finally {
            delete(directory);
        }
    }

    private void run(Path directory) throws IOException, InterruptedException {
        var out = new PrintWriter(System.out, true);
        Path season = ics == null ? enclosed(directory) : ics;
        out.println("Starting PostgreSQL, NATS, MongoDB and three servers in " + directory + " ...");
        long started = System.nanoTime();
        try (LocalStack stack = LocalStack.start(StackSettings.onFreePorts(directory), Environment.ofProcess())) {
            CaughtUp.await(stack, out::println);
            out.printf("All of them serve after %.1f s.%n", (System.nanoTime() - started) / 1e9);
            new DemoStory(stack, season, out).tell();
        }
        out.println();
        out.println("Everything is stopped and removed. Next: ./daybook up");
    }

    private static Path enclosed(Path directory) throws IOException {
        Path file = directory.resolve("choir-season.ics");
        try (InputStream content = Demo.class.getResourceAsStream("/demo/choir-season.ics")) {
            Files.copy(content, file);
        }
        return file;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
