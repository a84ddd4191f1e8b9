package io.daybook.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.chaos.Run.Result;
import io.daybook.chaos.judge.Check;
import io.daybook.chaos.without.Protection;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The harness finds what each protection prevents, once it is switched off. */
@Tag("long")
class WithoutProtectionTest {

    private static final Duration LENGTH = Duration.ofSeconds(45);

    /** Whether a fault strikes at the moment that matters is a matter of luck. */
    private static final int ATTEMPTS = 4;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void itIsFound(Protection off) throws IOException, InterruptedException {
        Optional<Check> found = Optional.empty();
        for (int seed = 1; found.isEmpty() && seed <= ATTEMPTS; seed++) {
            found = breach(off, seed);
        }
        assertThat(found).isPresent();
    }

    private Optional<Check> breach(Protection off, long seed) throws IOException, InterruptedException {
        Path place = Files.createDirectory(directory.resolve(Long.toString(seed)));
        Path told = Path.of("target", "chaos-without-%s-%d.txt".formatted(off, seed));
        try (var report = new PrintWriter(told.toFile())) {
            Result result = new Run(LENGTH, seed, Optional.of(off), new Progress(report)).carryOut(place);
            Report.print(result, report);
            return result.checks().stream()
                    .filter(check -> !check.breaches().isEmpty())
                    .filter(check -> tellTale(off).anyMatch(check.promise()::equals))
                    .findFirst();
        }
    }

    /** The promises of which at least one must be found broken; "—" is the check of the servers' own logs. */
    private static Stream<String> tellTale(Protection off) {
        return switch (off) {
            case LOG_LOCK -> Stream.of("—", "G2");
            case ANSWER_AFTER_COMMIT -> Stream.of("G1");
            case RECEIPTS -> Stream.of("G1", "G7");
            case SEATS -> Stream.of("G5");
            case STREAM_ORDER -> Stream.of("G3");
            case FENCING, VERSION_GUARD -> Stream.of("G4");
            case CHECKPOINT_LAST -> Stream.of("G4", "G6");
            case FRESH_READS, WATCH_ORDER, EVERY_VERSION -> Stream.of("G6");
        };
    }
}
