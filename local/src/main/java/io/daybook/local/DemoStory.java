package io.daybook.local;

import io.daybook.cli.Daybook;
import io.daybook.cli.output.Console;
import io.daybook.local.WatchedChanges.Change;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the demo shows, step by step. Every step says what it promises and fails if that is not what happens. */
final class DemoStory {

    private static final int EXIT_OK = 0;
    private static final int EXIT_CONFLICT = 3;

    private static final int SHOWN_CHANGES = 4;

    /** Enough for a median of a server that has warmed up. */
    private static final int MEASURED_CHANGES = 300;

    private final LocalStack stack;
    private final Path season;
    private final PrintWriter out;
    private final String choir;
    private final String practice;

    DemoStory(LocalStack stack, Path season, PrintWriter out) {
        this.stack = stack;
        this.season = season;
        this.out = out;
        // A PostgreSQL that the environment names may hold the calendars of an earlier demo.
        String run = System.getenv("DAYBOOK_POSTGRES_URL") == null ? "" : "-" + System.currentTimeMillis();
        this.choir = "choir" + run;
        this.practice = "practice" + run;
    }

    void tell() throws InterruptedException {
        title("A calendar, and a season of events from an iCalendar file");
        run(List.of(EXIT_OK), "calendar", "create", choir, "--name", "The choir", "--zone", "Europe/Berlin", "--wait");
        // What overlaps within somebody's file is refused and reported: that is as promised, too.
        run(List.of(EXIT_OK, EXIT_CONFLICT), "import", season.toString(), "--calendar", choir);

        title("An appointment, and a watch that was there before it");
        run(List.of(EXIT_OK), "calendar", "create", practice, "--name", "The practice", "--zone", "Europe/Berlin");
        LocalDate day = LocalDate.now().plusDays(30);
        try (var watched = WatchedChanges.begin(stack, SHOWN_CHANGES, day)) {
            out.println("(a watch is open on the id below, until version " + (SHOWN_CHANGES + 1) + ")");
            book(watched, "Check-up");
            out.println();
            tellTimeline(watched.changeAll());
            out.println("The watch reached version " + (SHOWN_CHANGES + 1) + ", its target, and ended by itself.");
            run(List.of(EXIT_OK), "history", watched.appointmentId());

            title("A double booking is refused, and what is free is said");
            run(List.of(EXIT_CONFLICT), "book", "Me too", "--calendar", practice, "--start", watched.start(), "--for", "30m");
        }

        title("How long from sending a command to seeing its version in a watch");
        try (var watched = WatchedChanges.begin(stack, MEASURED_CHANGES, day.plusYears(1))) {
            book(watched, "Measured");
            tellDelays(watched.changeAll());
        }
    }

    private void book(WatchedChanges watched, String title) throws InterruptedException {
        run(List.of(EXIT_OK), "book", title, "--calendar", practice, "--id", watched.appointmentId(), "--start",
                watched.start(), "--for", "30m");
        watched.awaitFirstVersion();
    }

    private void tellTimeline(List<Change> changes) {
        out.println("(position: its place in the one log; durable: on disk in PostgreSQL; the first also warm the servers up)");
        out.println("change                       position  version    durable after  watch saw it after");
        for (Change change : changes) {
            out.printf(
                    "%-28s %-9d %-10d %8.1f ms %15.1f ms%n",
                    change.what(),
                    change.receipt().getPosition(),
                    change.receipt().getVersion(),
                    change.answeredAfter() / 1e6,
                    change.seenAfter() / 1e6);
        }
    }

    private void tellDelays(List<Change> changes) {
        long[] answered = changes.stream().mapToLong(Change::answeredAfter).sorted().toArray();
        long[] seen = changes.stream().mapToLong(Change::seenAfter).sorted().toArray();
        out.printf("%d changes, one after the other:  median    fastest    slowest%n", changes.size());
        tellDelays("durable in PostgreSQL, answered", answered);
        tellDelays("delivered to the watch", seen);
    }

    private void tellDelays(String what, long[] sorted) {
        out.printf(
                "  %-32s %6.1f ms %7.1f ms %7.1f ms%n",
                what, sorted[sorted.length / 2] / 1e6, sorted[0] / 1e6, sorted[sorted.length - 1] / 1e6);
    }

    /** Runs a command of the client as a person would type it. */
    private void run(List<Integer> promised, String... arguments) {
        out.println("$ daybook " + String.join(" ", quoted(arguments)));
        List<String> line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of("--command-address", stack.commandAddress(), "--query-address", stack.queryAddress()));
        int exitCode = Daybook.commandLine(new Console(out, out, false)).execute(line.toArray(String[]::new));
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

    private static List<String> quoted(String... arguments) {
        return Stream.of(arguments)
                .map(argument -> argument.contains(" ") ? '"' + argument + '"' : argument)
                .toList();
    }
}
