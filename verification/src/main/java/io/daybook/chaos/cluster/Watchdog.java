package io.daybook.chaos.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Kills every process of a cluster when this process ends, however it ends: it is a shell whose input ends then, and which
 * finds the processes in a directory, a file for each part. Safe for use by many threads.
 */
public final class Watchdog implements AutoCloseable {

    /** It outlives the Ctrl-C that a terminal sends to it as well. */
    private static final String SCRIPT =
            "trap '' INT TERM HUP; cat >/dev/null; kill -KILL $(cat \"$0\"/*.pids 2>/dev/null) 2>/dev/null; true";

    private final Path directory;
    private final Process shell;

    private Watchdog(Path directory, Process shell) {
        this.directory = directory;
        this.shell = shell;
    }

    /** Starts one. */
    public static Watchdog start(Path directory) throws IOException {
        return new Watchdog(
                directory,
                new ProcessBuilder("sh", "-c", SCRIPT, directory.toString())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start());
    }

    /** From now on these are the processes of a part, in place of those it had before. */
    void watch(String part, List<ProcessHandle> processes) {
        try {
            Files.writeString(
                    directory.resolve(part + ".pids"),
                    processes.stream()
                            .map(process -> process.pid() + "\n")
                            .collect(Collectors.joining()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends all of them now. */
    @Override
    public void close() throws IOException {
        shell.getOutputStream().close();
        shell.onExit().join();
    }
}
