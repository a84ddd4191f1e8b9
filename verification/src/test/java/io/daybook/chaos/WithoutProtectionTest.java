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
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The harness finds what each protection prevents, once it is switched off. */
@Tag("long")
class WithoutProtectionTest {

    private static final Duration LENGTH = Duration.ofSeconds(45);

    /** Where a lease has to run out for each chance. */
    private static final Duration LENGTH_WITH_LEASES = Duration.ofMinutes(2);

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
            Result result = new Run(length(off), seed, Optional.of(off), new Progress(report)).carryOut(place);
            Report.print(result, report);
            return result.checks().stream()
                    .filter(check -> !check.breaches().isEmpty())
                    .filter(check -> isAbout(off, check))
                    .findFirst();
        }
    }

    private static Duration length(Protection off) {
        return switch (off) {
            case FENCING, VERSION_GUARD -> LENGTH_WITH_LEASES;
            case LOG_LOCK, ANSWER_AFTER_COMMIT, RECEIPTS, SEATS, STREAM_ORDER -> LENGTH;
            case CHECKPOINT_LAST, FRESH_READS, WATCH_ORDER, EVERY_VERSION -> LENGTH;
        };
    }

    /** Whether it is about what the protection prevents; whatever else goes wrong without it is no proof. */
    private static boolean isAbout(Protection off, Check check) {
        return switch (off) {
            // The primary key keeps the log right, and the servers log that it had to.
            case LOG_LOCK -> check.breaches().stream().anyMatch(breach -> breach.contains("event_pkey"));
            case ANSWER_AFTER_COMMIT -> isOf(check, "G1");
            case RECEIPTS -> isOf(check, "G1", "G7");
            case SEATS -> isOf(check, "G5");
            case STREAM_ORDER -> isOf(check, "G3");
            case FENCING, VERSION_GUARD -> isOf(check, "G4");
            case CHECKPOINT_LAST -> isOf(check, "G4", "G6");
            case FRESH_READS, WATCH_ORDER, EVERY_VERSION -> isOf(check, "G6");
        };
    }

    private static boolean isOf(Check check, String... promises) {
        return List.of(promises).contains(check.promise());
    }
}
