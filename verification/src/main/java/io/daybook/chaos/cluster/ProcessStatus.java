package io.daybook.chaos.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Linux tells of a process in {@code /proc/PID/status}, and other systems do not. Immutable. */
final class ProcessStatus {

    private static final String CAUGHT = "SigCgt:";

    private final Path file;

    private ProcessStatus(Path file) {
        this.file = file;
    }

    static ProcessStatus of(long processId) {
        return new ProcessStatus(Path.of("/proc", Long.toString(processId), "status"));
    }

    /** Whether it has a handler for a signal; true where nobody can tell. */
    boolean handles(Signal signal) {
        return lines(CAUGHT + ".*").stream()
                .map(line -> Long.parseUnsignedLong(line.substring(CAUGHT.length()).strip(), 16))
                .allMatch(mask -> (mask >> (signal.number() - 1) & 1) == 1);
    }

    /** Its state and its signals, in a line; empty where nobody can tell. */
    String signals() {
        return lines("(State|S[ih][gd].*):.*").stream()
                .map(line -> line.replaceAll("\\s+", " "))
                .collect(Collectors.joining(", "));
    }

    /** None of a process that has ended. */
    private List<String> lines(String pattern) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.matches(pattern)).toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }
}
