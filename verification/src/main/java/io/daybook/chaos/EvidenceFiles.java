package io.daybook.chaos;

import io.daybook.chaos.journal.Journal;
import io.daybook.v1.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** What a run was judged by, as text, one line an entry, for whoever looks into a breach. */
final class EvidenceFiles {

    private EvidenceFiles() {}

    /** Writes down what clients were told. */
    static void write(Path directory, Journal journal) {
        writeLines(directory.resolve("journal-commands.txt"), journal.commands());
        writeLines(directory.resolve("journal-reads.txt"), journal.reads());
        writeLines(directory.resolve("journal-watches.txt"), journal.watches());
        writeLines(directory.resolve("journal-calendar-watches.txt"), journal.calendarWatches());
    }

    /** Writes down the log. */
    static void write(Path directory, List<Event> log) {
        writeLines(directory.resolve("log.txt"), log);
    }

    private static void writeLines(Path file, Collection<?> entries) {
        try {
            Files.write(file, entries.stream().map(entry -> entry.toString().replaceAll("\\s+", " ").strip()).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
