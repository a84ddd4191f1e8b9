package io.daybook.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriterProcessTest {

    private static final Duration LENGTH = Duration.ofMillis(100);

    @TempDir
    private Path directory;

    @Test
    void itIsMeasuredAsOftenAsItIsAsked() throws Exception {
        try (WriterProcess writer = start(Writes.class)) {
            assertThat(writer.perSecond(1, LENGTH)).isPositive();
            assertThat(writer.perSecond(4, LENGTH)).isPositive();
        }
    }

    @Test
    void anEventThatIsNotStoredIsNoRate() throws Exception {
        try (WriterProcess writer = start(Fails.class)) {
            assertThatThrownBy(() -> writer.perSecond(2, LENGTH))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(log().toString());
            assertThat(Files.readString(log())).contains("the disk is full");
        }
    }

    @Test
    void whoeverEndsBeforeItIsReadyIsNotMeasured() {
        assertThatThrownBy(() -> WriterProcess.start("true", log(), List.of("true")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("true has ended");
    }

    @Test
    void whatComesInsteadOfReadyIsTold() {
        assertThatThrownBy(() -> WriterProcess.start("echo", log(), List.of("echo", "usage")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("\"usage\"");
    }

    @Test
    void theRateCountsTheEventsOfAllCallers() throws Exception {
        var written = new AtomicInteger();
        long start = System.nanoTime();
        double perSecond = Orders.perSecond(written::incrementAndGet, 3, LENGTH);
        double longest = (System.nanoTime() - start) / 1e9;
        assertThat(perSecond).isBetween(written.get() / longest, written.get() / (LENGTH.toMillis() / 1e3));
    }

    private WriterProcess start(Class<?> main) throws IOException, InterruptedException {
        return WriterProcess.startJava("test", log(), main);
    }

    private Path log() {
        return directory.resolve("log");
    }

    static final class Writes {
        public static void main(String... arguments) throws Exception {
            Orders.obey(Thread::yield);
        }
    }

    static final class Fails {
        public static void main(String... arguments) throws Exception {
            Orders.obey(() -> {
                throw new IllegalArgumentException("the disk is full");
            });
        }
    }
}
