package io.daybook.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of settings tells all of them, and nothing else; what ships with the project uses no other. */
class ConfigurationTableTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern VARIABLE = Pattern.compile("DAYBOOK_[A-Z_]*[A-Z]");
    private static final Pattern ROW = Pattern.compile("^\\| `(DAYBOOK_[A-Z_]+)` \\|", Pattern.MULTILINE);

    /** Names in the code that are no settings: the stream's. */
    private static final Set<String> NO_SETTINGS = Set.of("DAYBOOK_EVENTS");

    @Test
    void theTableHoldsWhatTheCodeReads() throws IOException {
        Set<String> read = new TreeSet<>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            files.filter(file -> file.toString().contains("/src/main/"))
                    .filter(file -> file.toString().endsWith(".java") || file.toString().endsWith(".xml"))
                    .forEach(file -> read.addAll(variablesIn(file)));
        }
        read.addAll(variablesIn(ROOT.resolve("distribution/start.sh")));
        read.addAll(variablesIn(ROOT.resolve("daybook")));
        read.removeAll(NO_SETTINGS);

        assertThat(table()).isEqualTo(read);
    }

    @Test
    void theContainersUseNoVariableThatIsNotInTheTable() {
        assertThat(table())
                .containsAll(variablesIn(ROOT.resolve("docker-compose.yml")))
                .containsAll(variablesIn(ROOT.resolve("Dockerfile")));
    }

    private static Set<String> table() {
        return ROW.matcher(read(ROOT.resolve("docs/configuration.md")))
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> variablesIn(Path file) {
        return VARIABLE.matcher(read(file)).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
