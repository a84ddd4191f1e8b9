package io.daybook.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.bench.bed.Bed;
import io.daybook.bench.bed.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaybookPeerTest {

    private static final int CALLERS = 200;

    @TempDir
    private Path directory;

    @Test
    void itBooksNoFasterThanItIsAnswered() throws IOException, InterruptedException {
        try (Bed bed = Bed.start(directory.resolve("bed"), EnumSet.of(Program.POSTGRES));
                EventWriter daybook = Daybook.start(bed, directory.resolve("daybook.log"))) {
            for (int measurement = 0; measurement < 2; measurement++) {
                assertThat(daybook.perSecond(CALLERS, Duration.ofMillis(500))).isPositive();
            }
        }
    }
}
