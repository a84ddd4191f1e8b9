package io.daybook.chaos.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The clocks of a cluster's processes, each of which can be set wrong, as often as wanted and while they run. Their monotonic
 * clocks stay right. NATS goes by the machine's clock in any case. It is libfaketime that does this. Safe for use by many
 * threads, one for each process.
 */
public final class Clocks {

    private final String library;
    private final Path directory;

    private Clocks(String library, Path directory) {
        this.library = library;
        this.directory = directory;
    }

    /**
     * Clocks that are right as yet; empty if libfaketime is not installed.
     *
     * @param directory where the processes learn how wrong their clocks are
     */
    public static Optional<Clocks> in(Path directory) throws InterruptedException {
        return library().map(library -> new Clocks(library, directory));
    }

    /** From now on a process takes the time to be this much later than it is; earlier if negative. In seconds. */
    public void set(Member member, Duration ahead) {
        Path next = directory.resolve(member + ".clock.next");
        try {
            Files.writeString(next, "%+d".formatted(ahead.toSeconds()));
            Files.move(next, file(member), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a process must have in its environment. */
    Map<String, String> environment(Member member) {
        if (Files.notExists(file(member))) {
            set(member, Duration.ZERO);
        }
        return Map.of(
                "LD_PRELOAD", library,
                "FAKETIME_TIMESTAMP_FILE", file(member).toString(),
                "FAKETIME_NO_CACHE", "1",
                "DONT_FAKE_MONOTONIC", "1");
    }

    private Path file(Member member) {
        return directory.resolve(member + ".clock");
    }

    /** The program that comes with the library knows where it is. */
    private static Optional<String> library() throws InterruptedException {
        try {
            Process asked = new ProcessBuilder("faketime", "-m", "-f", "+0", "printenv", "LD_PRELOAD").start();
            String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return asked.waitFor() == 0 ? Optional.of(answer) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
