package io.daybook.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodePackagesTest {

    private static final Instant CHANGED = Instant.parse("2026-11-01T00:00:00Z");

    @TempDir
    private Path directory;

    private NodePackages packages;

    @BeforeEach
    void describe() throws IOException {
        Path description = directory.resolve("package.json");
        Files.writeString(description, "{\"dependencies\": {\"@a/store\": \"1.2.3\"}}");
        Files.setLastModifiedTime(description, FileTime.from(CHANGED));
        packages = new NodePackages(directory);
    }

    @Test
    void theVersionIsTheOneThatIsNamed() throws IOException {
        assertThat(packages.version("@a/store")).isEqualTo("1.2.3");
        assertThat(packages.module("@a/store")).isEqualTo(directory.resolve("node_modules/@a/store"));
    }

    @Test
    void whatIsInstalledIsNotInstalledAgainUntilItsDescriptionChanges() throws IOException {
        assertThat(packages.isInstalled()).isFalse();
        installAt(CHANGED.minusSeconds(1));
        assertThat(packages.isInstalled()).isFalse();
        installAt(CHANGED.plusSeconds(1));
        assertThat(packages.isInstalled()).isTrue();
    }

    private void installAt(Instant time) throws IOException {
        Path modules = Files.createDirectories(directory.resolve("node_modules"));
        Path written = Files.write(modules.resolve(".package-lock.json"), new byte[0]);
        Files.setLastModifiedTime(written, FileTime.from(time));
    }
}
