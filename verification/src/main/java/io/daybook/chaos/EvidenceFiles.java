package io.daybook.chaos;

import io.daybook.chaos.journal.CommandEntry;
import io.daybook.chaos.journal.Journal;
import io.daybook.chaos.journal.ReadEntry;
import io.daybook.scheduling.message.Times;
import io.daybook.v1.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a run was judged by, as text, one line an entry, for whoever looks into a breach. Times are written as the servers' logs
 * write them.
 */
final class EvidenceFiles {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    private EvidenceFiles() {}

    /** Writes down what clients were told. */
    static void write(Path directory, Journal journal) {
        writeLines(directory.resolve("journal-commands.txt"), journal.commands().stream().map(EvidenceFiles::line));
        writeLines(directory.resolve("journal-reads.txt"), journal.reads().stream().map(EvidenceFiles::line));
        writeLines(directory.resolve("journal-watches.txt"), journal.watches().stream());
        writeLines(directory.resolve("journal-calendar-watches.txt"), journal.calendarWatches().stream());
    }

    /** Writes down the log. */
    static void write(Path directory, List<Event> log) {
        writeLines(directory.resolve("log.txt"), log.stream().map(EvidenceFiles::line));
    }

    private static String line(CommandEntry command) {
        String kind = command.request().getDescriptorForType().getName();
        return "%s %s %s".formatted(times(command.begunNanos(), command.endedNanos()), kind, command);
    }

    private static String line(ReadEntry read) {
        return "%s %s".formatted(times(read.begunNanos(), read.endedNanos()), read);
    }

    private static String line(Event event) {
        return "%s %s".formatted(TIME.format(Times.instant(event.getCommitTime())), event);
    }

    private static String times(long begunNanos, long endedNanos) {
        return time(begunNanos) + " to " + time(endedNanos);
    }

    private static String time(long nanos) {
        return TIME.format(Instant.now().minusNanos(System.nanoTime() - nanos));
    }

    private static void writeLines(Path file, Stream<?> entries) {
        try {
            Files.write(file, entries.map(entry -> entry.toString().replaceAll("\\s+", " ").strip()).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
