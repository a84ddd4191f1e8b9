package io.daybook.cli.ics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Takes whatever files lie in a folder: real producers break the standard in ways no one thinks up. */
class RealFilesTest {

    @TestFactory
    Stream<DynamicTest> everyFileCanBePlanned() throws IOException {
        return each(file -> {
            ImportPlan plan = RoundTrip.plan(IcsFile.read(file), "Europe/Berlin");
            assertThat(plan.entries()).allSatisfy(entry -> {
                assertThat(entry.end()).isAfter(entry.start());
                assertThat(entry.externalUid()).isNotBlank();
                assertThat(entry.title()).isNotBlank().doesNotContain("\n");
            });
            assertThat(plan.entries()).extracting(Entry::externalUid).doesNotHaveDuplicates();
            assertThat(plan.entries().size() + plan.unbookable().size() + plan.cancelled() + plan.superseded())
                    .isPositive();
        });
    }

    @TestFactory
    Stream<DynamicTest> nothingIsLostWhenWhatWasImportedIsExportedAndImportedElsewhere() throws IOException {
        return each(file -> RoundTrip.check(IcsFile.read(file)));
    }

    @TestFactory
    Stream<DynamicTest> aSecondImportChangesNothing() throws IOException {
        return each(file -> {
            ImportPlan plan = RoundTrip.plan(IcsFile.read(file), "Europe/Berlin");
            var calendar = new CalendarWithSeats(1_000);
            assertThat(calendar.importing(plan).booked()).hasSameSizeAs(plan.entries());

            ImportReport second = calendar.importing(plan);

            assertThat(second.booked()).isEmpty();
            assertThat(second.unchanged()).isEqualTo(plan.entries().size());
            assertThat(second.refused()).isEqualTo(plan.unbookable());
        });
    }

    @TestFactory
    Stream<DynamicTest> whatIsLeftOutIsSaid() throws IOException {
        return each(file -> {
            List<String> notes = RoundTrip.plan(IcsFile.read(file), "Europe/Berlin").notes();
            String text = withoutInsideOfAlarms(Files.readString(file, StandardCharsets.ISO_8859_1));
            for (String kind : List.of("BEGIN:VALARM", "ATTACH", "ORGANIZER", "CATEGORIES", "BEGIN:VTODO", "COMMENT")) {
                String name = kind.replace("BEGIN:", "");
                long count = text.lines().filter(isProperty(kind)).count();
                assertThat(notes.stream().filter(note -> note.contains(count + " ") && note.contains("(" + name + ")")))
                        .as("%d %s", count, name)
                        .hasSize(count == 0 ? 0 : 1);
            }
        });
    }

    private static String withoutInsideOfAlarms(String text) {
        return text.replaceAll("(?s)(BEGIN:VALARM).*?END:VALARM", "$1");
    }

    private static Predicate<String> isProperty(String name) {
        return line -> line.matches(name + "([;:].*)?");
    }

    private interface Check {
        void of(Path file) throws Exception;
    }

    private static Stream<DynamicTest> each(Check check) throws IOException {
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check.of(file)));
    }

    private static List<Path> files() throws IOException {
        Path folder = Path.of(System.getProperty("daybook.ics.dir", "../../shared/data/ics"));
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".ics")).sorted().toList();
        }
    }
}
