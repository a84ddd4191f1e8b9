package io.daybook.verification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts processes that hear Ctrl-C. A shell has what it runs in the background, such as a build, ignore that signal, and
 * children inherit it.
 */
public final class Interruptible {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final long SIGINT_BIT = 1L << 1;

    private Interruptible() {}

    /** The command line that runs a command with the signal's default. */
    public static List<String> command(List<String> command) {
        if (!ignoresInterrupts()) {
            return command;
        }
        var reset = new ArrayList<>(List.of("env", "--default-signal=INT"));
        reset.addAll(command);
        return reset;
    }

    private static boolean ignoresInterrupts() {
        if (!Files.exists(STATUS)) {
            return false;
        }
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith("SigIgn:"))
                    .map(line -> line.substring("SigIgn:".length()).strip())
                    .anyMatch(mask -> (Long.parseUnsignedLong(mask, 16) & SIGINT_BIT) != 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
