package io.daybook.chaos.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The start scripts of the servers that were built in this checkout. Immutable.
 *
 * @param root the checkout
 */
public record Distributions(Path root) {

    /** Names the checkout; without it, it is where the process runs or above. */
    public static final String ROOT = "daybook.root";

    private static final String ANY = "command-server";

    /**
     * Finds the checkout.
     *
     * @throws IllegalStateException if there is none, or its servers were not built
     */
    public static Distributions find() {
        Path start = Path.of(System.getProperty(ROOT, "")).toAbsolutePath();
        return Stream.iterate(start, directory -> directory != null, Path::getParent)
                .map(Distributions::new)
                .filter(candidate -> Files.exists(candidate.script(ANY)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no servers were built in %s or above".formatted(start)));
    }

    /** What starts a server. */
    public Path script(String module) {
        return root.resolve(module).resolve("target/distribution/bin").resolve(module);
    }
}
