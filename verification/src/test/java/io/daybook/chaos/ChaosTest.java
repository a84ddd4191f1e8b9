package io.daybook.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.chaos.Run.Result;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A short run of {@code daybook chaos}. */
class ChaosTest {

    private static final Duration LENGTH = Duration.ofSeconds(60);
    private static final long SEED = 1;
    private static final int FEWEST_FAULTS = 20;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path directory;

    @Test
    void promisesAreKeptUnderFaults() throws IOException, InterruptedException {
        try (var report = new PrintWriter(Path.of("target", "chaos.txt").toFile())) {
            Result result = new Run(LENGTH, SEED, Optional.empty(), new Progress(report)).carryOut(directory);
            Report.print(result, report);

            assertThat(result.faults()).hasSizeGreaterThanOrEqualTo(FEWEST_FAULTS);
            assertThat(result.checks()).allSatisfy(check -> assertThat(check.breaches())
                    .as("%s, of seed %d; see target/chaos.txt", check.name(), SEED)
                    .isEmpty());
        }
    }
}
