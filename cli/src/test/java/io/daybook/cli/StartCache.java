package io.daybook.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Shows an appointment with the distribution once, and has the JVM keep what it loads for that: the client starts in less than
 * half of the time then (JEP 483, JEP 514).
 */
public final class StartCache {

    /** Without what the JVM learnt for its compilers: making use of it takes longer than a command. */
    private static final String CACHE_OPTIONS = "-XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining -XX:AOTCacheOutput=";

    private StartCache() {}

    /** Runs when the distribution is complete, which is its one argument. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        Path distribution = Path.of(arguments[0]);
        Path cache = distribution.resolve("lib/start.aot");
        try (DirectoryStream<Path> old = Files.newDirectoryStream(distribution.resolve("lib"), "picocli-*.jar")) {
            for (Path jar : old) {
                NewerClasses.in(jar);
            }
        }
        Path log = distribution.resolveSibling("start-cache.log");
        try (var servers = new FakeServers()) {
            var client = new ProcessBuilder(distribution.resolve("bin/cli").toString(), "show", FakeServers.ID);
            client.environment().put("JAVA_HOME", System.getProperty("java.home"));
            client.environment().put("DAYBOOK_JAVA_OPTIONS", CACHE_OPTIONS + cache);
            client.environment().put("DAYBOOK_QUERY_ADDRESS", servers.address());
            int exitCode = client.redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
            if (exitCode != 0 || !Files.exists(cache)) {
                throw new IllegalStateException("no start cache was written: see " + log);
            }
        }
    }
}
