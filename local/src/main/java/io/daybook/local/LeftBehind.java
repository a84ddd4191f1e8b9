package io.daybook.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Server processes that a run of Daybook which was killed left behind: they hold its ports and files. */
final class LeftBehind {

    private static final Duration STOP_TIME = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(LeftBehind.class);

    private LeftBehind() {}

    /** Ends the process whose id is in the first line of a file, if it is there and runs the program named. */
    static void end(Path pidFile, String program) throws InterruptedException {
        Optional<ProcessHandle> process = process(pidFile).filter(handle -> runs(handle, program));
        if (process.isEmpty()) {
            return;
        }
        LOG.warn("ending the {} that an earlier run left behind, process {}", program, process.get().pid());
        process.get().destroy();
        try {
            process.get().onExit().get(STOP_TIME.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            process.get().destroyForcibly();
        }
    }

    /** The process whose id is in the first line of a file, if there is one. */
    static Optional<ProcessHandle> process(Path pidFile) {
        try {
            String pid = Files.exists(pidFile) ? Files.readString(pidFile).lines().findFirst().orElse("") : "";
            return pid.strip().matches("\\d{1,18}") ? ProcessHandle.of(Long.parseLong(pid.strip())) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Process ids are used again: by now it may be anybody's. */
    private static boolean runs(ProcessHandle handle, String program) {
        return handle.info().command().filter(command -> command.contains(program)).isPresent();
    }
}
