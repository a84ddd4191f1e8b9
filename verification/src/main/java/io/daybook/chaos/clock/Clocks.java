package io.daybook.chaos.clock;

import io.daybook.chaos.cluster.Member;
import io.daybook.chaos.without.AgentJar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/**
 * The clocks of servers, each of which can be set wrong, as often as wanted and while they run. Their monotonic clocks stay
 * right. Safe for use by many threads, one for each server.
 */
public final class Clocks {

    private final Path directory;

    /**
     * Clocks that are right as yet.
     *
     * @param directory where the servers learn how wrong their clocks are
     */
    public Clocks(Path directory) {
        this.directory = directory;
    }

    /** In a moment a server takes the time to be this much later than it is; earlier if negative. In seconds. */
    public void set(Member server, Duration ahead) {
        Path next = directory.resolve(server + ".clock.next");
        try {
            Files.writeString(next, Long.toString(ahead.toSeconds()));
            Files.move(next, file(server), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The JVM option of a server that goes by its clock here. */
    public String jvmOption(Member server) {
        if (Files.notExists(file(server))) {
            set(server, Duration.ZERO);
        }
        return AgentJar.write(directory, WrongClock.class, file(server).toString());
    }

    private Path file(Member server) {
        return directory.resolve(server + ".clock");
    }
}
