package io.daybook.local;

import io.daybook.service.Environment;
import io.daybook.service.SettingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code daybook up}. */
@Command(
        name = "up",
        usageHelpAutoWidth = true,
        description = {
            "Run all of Daybook on this machine until Ctrl-C.",
            "",
            "Starts PostgreSQL, NATS and MongoDB, unless DAYBOOK_POSTGRES_URL, DAYBOOK_NATS_URL or DAYBOOK_MONGO_URL name"
                    + " others, and the three servers. Data is kept across restarts; the embedded MongoDB is refilled"
                    + " from the log. Every other command finds the servers by itself."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:stopped by Ctrl-C", "2:something could not be started, and which"})
final class Up implements Callable<Integer> {

    private static final int EXIT_CANNOT_START = 2;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the data is kept. Default: ~/.local/share/daybook ($XDG_DATA_HOME/daybook).")
    private Path data;

    @Option(
            names = "--port-base",
            paramLabel = "N",
            defaultValue = "7400",
            description = "Listen on N+1 (commands), N+2 (projector), N+3 (queries), N+4 (PostgreSQL), N+5 (NATS) and N+6"
                    + " (MongoDB). Default: ${DEFAULT-VALUE}.")
    private int portBase;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Override
    public Integer call() throws IOException {
        if (portBase < 0 || portBase > StackSettings.LARGEST_BASE) {
            throw new ParameterException(
                    spec.commandLine(), "--port-base must be from 0 to %d".formatted(StackSettings.LARGEST_BASE));
        }
        PrintWriter messages = spec.commandLine().getErr();
        Path directory = (data == null ? defaultDirectory() : data).toAbsolutePath();
        Path log = LogFile.in(directory);
        StopSignal.interruptsThisThread();
        messages.println("Starting Daybook with its data in " + directory + " (log: " + log + ") ...");
        try (LocalStack stack =
                LocalStack.start(StackSettings.onPortsFrom(directory, portBase), Environment.ofProcess())) {
            runUntilStopped(stack, log, messages);
        } catch (InterruptedException e) {
            messages.println("Stopped while starting.");
        } catch (SettingException e) {
            messages.println("daybook up: " + e.getMessage());
            messages.println("The log is in " + log + ".");
            return EXIT_CANNOT_START;
        }
        messages.println("Stopped. The data is kept in " + directory + ".");
        return 0;
    }

    private static void runUntilStopped(LocalStack stack, Path log, PrintWriter messages)
            throws IOException, InterruptedException {
        stack.onPartEnded(name -> messages.println(
                name + " has ended by itself or was killed; stop with Ctrl-C and start again to have it back."));
        long position = CaughtUp.await(stack, messages::println);
        try (RunningFile _ = RunningFile.write(stack)) {
            messages.println(welcome(stack, position, log));
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            messages.println("Draining (Ctrl-C again to stop at once) ...");
        }
    }

    private static String welcome(LocalStack stack, long position, Path log) {
        return """
                Daybook is up at position %d of its log.

                  commands   %s   gRPC, with reflection and health
                  queries    %s
                  projector  %s
                  log        %s

                Try in another terminal:
                  ./daybook calendar create team --zone Europe/Berlin
                  ./daybook book "Planning" --calendar team --start "%s" --for 30m --wait
                  ./daybook list --calendar team
                  ./daybook watch --calendar team

                Ctrl-C stops it."""
                .formatted(
                        position,
                        stack.commandAddress(),
                        stack.queryAddress(),
                        stack.projectorAddress(),
                        log,
                        java.time.LocalDate.now().plusDays(7) + "T10:00");
    }

    private static Path defaultDirectory() {
        String share = System.getenv().getOrDefault("XDG_DATA_HOME", "");
        Path base = share.isEmpty() ? Path.of(System.getProperty("user.home"), ".local", "share") : Path.of(share);
        return base.resolve("daybook");
    }
}
