package io.daybook.chaos.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a process on Linux holds. Immutable.
 *
 * @param threads     its threads of the operating system; virtual ones are not among them
 * @param descriptors its open files and sockets
 */
public record ProcessResources(long threads, long descriptors) {

    private static final Path PROCESSES = Path.of("/proc");

    /** Whether this machine can tell. */
    public static boolean areKnown() {
        return Files.isDirectory(PROCESSES.resolve("self/fd"));
    }

    /** What a process holds now. */
    public static ProcessResources of(long pid) {
        Path process = PROCESSES.resolve(Long.toString(pid));
        return new ProcessResources(count(process.resolve("task")), count(process.resolve("fd")));
    }

    private static long count(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
