package io.daybook.chaos.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartTest {

    /** Deaf for a while, as programs are until they have asked for a signal. */
    private static final String DEAF_AT_FIRST =
            "trap '' TERM; sleep 1; trap 'exit 0' TERM; while :; do sleep 0.05; done";

    private final ConcurrentLinkedQueue<String> complaints = new ConcurrentLinkedQueue<>();

    @TempDir
    private Path directory;

    @Test
    void whatIsToStopWhileItStartsIsToldOnceItListens() throws IOException, InterruptedException {
        try (Watchdog watchdog = Watchdog.start(directory)) {
            var part = new Part(
                    "deaf",
                    List.of("sh", "-c", DEAF_AT_FIRST),
                    Map.of(),
                    directory.resolve("deaf.log"),
                    watchdog,
                    complaints::add);
            part.start();

            part.stop(Signal.TERM);

            assertThat(part.isRunning()).isFalse();
            assertThat(complaints).isEmpty();
        }
    }
}
