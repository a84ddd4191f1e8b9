package io.daybook.chaos.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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
        return line(CAUGHT)
                .map(mask -> (Long.parseUnsignedLong(mask, 16) >> (signal.number() - 1) & 1) == 1)
                .orElse(true);
    }

    /** Its state and its signals, in a line. */
    String signals() {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.matches("(State|S[ih][gd].*):.*"))
                    .map(line -> line.replaceAll("\\s+", " "))
                    .collect(Collectors.joining(", "));
        } catch (IOException e) {
            return "in a state that cannot be read";
        }
    }

    private Optional<String> line(String name) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(name.length()).strip())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
