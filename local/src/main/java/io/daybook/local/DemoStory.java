package io.daybook.local;

import io.daybook.v1.AppointmentCommandServiceGrpc;
import io.daybook.v1.AppointmentCommandServiceGrpc.AppointmentCommandServiceBlockingStub;
import io.daybook.v1.CommandReceipt;
import io.daybook.v1.RescheduleAppointmentRequest;
import io.daybook.v1.UpdateAppointmentDetailsRequest;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;

/** What the demo shows, step by step. Every step says what it promises and fails if that is not what happens. */
final class DemoStory {

    private static final int EXIT_OK = 0;
    private static final int EXIT_CONFLICT = 3;

    /** Enough for a median; the first few also pay for the JVM's warming up. */
    private static final int CHANGES = 40;

    private static final long PATIENCE_SECONDS = 20;

    private final LocalStack stack;
    private final Path season;
    private final PrintWriter out;
    private final Supplier<CommandLine> commandLine;
    private final LocalDate day = LocalDate.now().plusDays(30);
    private final String appointmentId = UUID.randomUUID().toString();

    DemoStory(LocalStack stack, Path season, PrintWriter out, Supplier<CommandLine> commandLine) {
        this.stack = stack;
        this.season = season;
        this.out = out;
        this.commandLine = commandLine;
    }

    void tell() throws InterruptedException {
        title("A calendar, and a season of events from an iCalendar file");
        run(List.of(EXIT_OK), "calendar", "create", "choir", "--name", "The choir", "--zone", "Europe/Berlin", "--wait");
        // What overlaps within somebody's file is refused and reported: that is as promised, too.
        run(List.of(EXIT_OK, EXIT_CONFLICT), "import", season.toString(), "--calendar", "choir");

        title("Booking, and reading back what was just written");
        run(List.of(EXIT_OK), "calendar", "create", "practice", "--name", "The practice", "--zone", "Europe/Berlin");
        watchWhileItChanges();
        run(List.of(EXIT_OK), "history", appointmentId);

        title("A double booking is refused, and what is free is said");
        run(List.of(EXIT_CONFLICT), "book", "Me too", "--calendar", "practice", "--start", lastStart(), "--for", "30m");
        run(List.of(EXIT_OK), "list", "--calendar", "practice");
    }

    /** The watch is opened first: it waits for the appointment to exist, then sees every version until the last. */
    private void watchWhileItChanges() throws InterruptedException {
        ManagedChannel query = channel(stack.queryAddress());
        ManagedChannel command = channel(stack.commandAddress());
        try {
            WatchedVersions watch = WatchedVersions.open(query, appointmentId, CHANGES + 1L);
            run(List.of(EXIT_OK), "book", "Check-up", "--calendar", "practice", "--id", appointmentId, "--start", start(0),
                    "--for", "30m");
            await(watch, 1);
            title("Changing it " + CHANGES + " times while a watch follows: from sending the command to seeing its version");
            tellTimeline(change(AppointmentCommandServiceGrpc.newBlockingStub(command), watch));
            end(watch);
        } finally {
            query.shutdownNow();
            command.shutdownNow();
        }
    }

    /** A change, when it was answered and when the watch showed it, in nanoseconds after it was sent. */
    private record Change(String what, CommandReceipt receipt, long answered, long seen) {}

    private List<Change> change(AppointmentCommandServiceBlockingStub commands, WatchedVersions watch)
            throws InterruptedException {
        var changes = new ArrayList<Change>();
        for (int number = 1; number <= CHANGES; number++) {
            boolean rename = number % 2 == 0;
            String what = rename ? "renamed" : "moved to " + start(number);
            long sent = System.nanoTime();
            CommandReceipt receipt = rename ? rename(commands, number) : reschedule(commands, number);
            long answered = System.nanoTime();
            long seen = await(watch, receipt.getVersion());
            changes.add(new Change(what, receipt, answered - sent, seen - sent));
        }
        return changes;
    }

    private CommandReceipt rename(AppointmentCommandServiceBlockingStub commands, int number) {
        return commands.updateAppointmentDetails(UpdateAppointmentDetailsRequest.newBuilder()
                        .setAppointmentId(appointmentId)
                        .setTitle("Check-up, note " + number)
                        .build())
                .getReceipt();
    }

    private CommandReceipt reschedule(AppointmentCommandServiceBlockingStub commands, int number) {
        return commands.rescheduleAppointment(RescheduleAppointmentRequest.newBuilder()
                        .setAppointmentId(appointmentId)
                        .setLocalStartTime(start(number))
                        .build())
                .getReceipt();
    }

    private void tellTimeline(List<Change> changes) {
        out.printf("  %-8s %-9s %10s %12s%n", "version", "position", "answered", "seen by watch");
        for (Change change : changes) {
            out.printf(
                    "  %-8d %-9d %7.1f ms %9.1f ms   %s%n",
                    change.receipt().getVersion(),
                    change.receipt().getPosition(),
                    change.answered() / 1e6,
                    change.seen() / 1e6,
                    change.what());
        }
        long[] delays = changes.stream().mapToLong(Change::seen).sorted().toArray();
        out.printf(
                "  Command to watch: median %.1f ms, fastest %.1f ms, slowest %.1f ms.%n",
                delays[delays.length / 2] / 1e6, delays[0] / 1e6, delays[delays.length - 1] / 1e6);
    }

    private void end(WatchedVersions watch) throws InterruptedException {
        try {
            watch.ended().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            out.println("  The watch reached version " + (CHANGES + 1) + ", its target, and ended by itself.");
        } catch (ExecutionException | TimeoutException e) {
            throw new BrokenPromise("the watch did not end with its target: " + e);
        }
    }

    private static long await(WatchedVersions watch, long version) throws InterruptedException {
        try {
            return watch.arrival(version).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new BrokenPromise("the watch did not see version %d: %s".formatted(version, e));
        }
    }

    /** Runs a command of the client as a person would type it. */
    private void run(List<Integer> promised, String... arguments) {
        out.println("$ daybook " + String.join(" ", quoted(arguments)));
        out.flush();
        List<String> line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of("--command-address", stack.commandAddress(), "--query-address", stack.queryAddress()));
        int exitCode = commandLine.get().execute(line.toArray(String[]::new));
        if (!promised.contains(exitCode)) {
            throw new BrokenPromise("daybook %s exited with %d".formatted(arguments[0], exitCode));
        }
        if (exitCode != EXIT_OK) {
            out.println("(exit code " + exitCode + ")");
        }
    }

    private void title(String text) {
        out.println();
        out.println("== " + text);
    }

    private String start(int number) {
        return day.plusDays(number / 10) + "T%02d:00".formatted(8 + number % 10);
    }

    /** Where the appointment is in the end: the last change that moved it has an odd number. */
    private String lastStart() {
        return start(CHANGES - 1);
    }

    private static List<String> quoted(String... arguments) {
        return Stream.of(arguments)
                .map(argument -> argument.contains(" ") ? '"' + argument + '"' : argument)
                .toList();
    }

    private static ManagedChannel channel(String address) {
        return Grpc.newChannelBuilder(address, InsecureChannelCredentials.create())
                .build();
    }
}
