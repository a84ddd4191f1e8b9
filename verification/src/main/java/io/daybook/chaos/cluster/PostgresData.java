package io.daybook.chaos.cluster;

import io.daybook.local.EmbeddedPostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes the data of a PostgreSQL, and the command that runs a server on them. */
public final class PostgresData {

    private PostgresData() {}

    /**
     * Makes the data in a new directory.
     *
     * @return the command line of a server on these data that is durable
     * @throws InterruptedException if interrupted meanwhile
     */
    public static List<String> create(Path directory, int port) throws IOException, InterruptedException {
        String program;
        try (EmbeddedPostgresServer _ = EmbeddedPostgresServer.start(directory, port)) {
            program = programOf(directory);
        }
        var command = new ArrayList<String>();
        // PostgreSQL does not run as root; in a user namespace of its own it is nobody.
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(program, "-D", directory.toString(), "-p", Integer.toString(port)));
        command.addAll(List.of("-h", "127.0.0.1", "-c", "unix_socket_directories="));
        // All at once, two command servers with their pools, relays and restarts, and the checks.
        command.addAll(List.of("-c", "fsync=on", "-c", "synchronous_commit=on", "-c", "max_connections=200"));
        return command;
    }

    private static String programOf(Path directory) throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(directory.resolve("postmaster.pid")).getFirst().strip());
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .orElseThrow(() -> new IllegalStateException("no PostgreSQL runs in " + directory));
    }
}
