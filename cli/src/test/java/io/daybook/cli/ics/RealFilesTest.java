package io.daybook.cli.ics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Plans the import of whatever files lie in a folder: real producers break the standard in ways no one thinks up. */
class RealFilesTest {

    @TestFactory
    Stream<DynamicTest> everyFileOfTheFolderCanBePlanned() throws IOException {
        return files().stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> plan(file)));
    }

    private static void plan(Path file) throws Exception {
        ImportPlan plan =
                new ImportPlanner(ZoneId.of("Europe/Berlin"), SeriesLimits.DEFAULT).plan(IcsFile.read(file));
        assertThat(plan.entries()).allSatisfy(entry -> {
            assertThat(entry.end()).isAfter(entry.start());
            assertThat(entry.externalUid()).isNotBlank();
            assertThat(entry.title()).isNotBlank().doesNotContain("\n");
        });
        assertThat(plan.entries()).extracting(Entry::externalUid).doesNotHaveDuplicates();
        assertThat(plan.entries().size() + plan.unbookable().size() + plan.cancelled() + plan.superseded())
                .isPositive();
    }

    private static List<Path> files() throws IOException {
        String named = System.getProperty("daybook.ics.dir", "../../shared/data/ics");
        Path folder = Path.of(named);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".ics")).sorted().toList();
        }
    }
}
