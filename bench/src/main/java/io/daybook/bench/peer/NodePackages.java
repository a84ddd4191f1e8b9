package io.daybook.bench.peer;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A folder of Node.js with what its package.json names. Immutable.
 *
 * @param directory the folder
 */
public record NodePackages(Path directory) {

    /** npm writes it last. */
    private static final String INSTALLED = "node_modules/.package-lock.json";

    /**
     * Has npm fetch what is named, unless it has done so since package.json was changed.
     *
     * @param progress told if it takes a while
     * @throws IllegalStateException if it is not there, or fails
     */
    public static NodePackages install(Path directory, Consumer<String> progress) throws IOException, InterruptedException {
        var packages = new NodePackages(directory);
        if (!packages.isInstalled()) {
            progress.accept("npm install in " + directory);
            packages.runNpm();
        }
        return packages;
    }

    /** Where a package is. */
    Path module(String name) {
        return directory.resolve("node_modules").resolve(name);
    }

    /** The version of a package that package.json names. */
    String version(String name) throws IOException {
        JsonObject description = JsonParser.parseString(Files.readString(description())).getAsJsonObject();
        return description.getAsJsonObject("dependencies").get(name).getAsString();
    }

    boolean isInstalled() throws IOException {
        Path installed = directory.resolve(INSTALLED);
        return Files.exists(installed)
                && Files.getLastModifiedTime(installed).compareTo(Files.getLastModifiedTime(description())) >= 0;
    }

    private Path description() {
        return directory.resolve("package.json");
    }

    private void runNpm() throws IOException, InterruptedException {
        Process npm = start();
        String output = new String(npm.getInputStream().readAllBytes());
        if (npm.waitFor() != 0) {
            throw new IllegalStateException("npm install failed in %s: %s".formatted(directory, output));
        }
    }

    private Process start() {
        try {
            return new ProcessBuilder("npm", "install", "--no-audit", "--no-fund")
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "npm is needed for the peers that are packages of Node.js, and cannot be run; it comes with Node.js 20", e);
        }
    }
}
