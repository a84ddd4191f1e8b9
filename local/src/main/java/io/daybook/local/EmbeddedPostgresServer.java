package io.daybook.local;

import io.daybook.service.SettingException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A PostgreSQL server process of this machine, from the binaries among the project's dependencies. */
public final class EmbeddedPostgresServer implements AutoCloseable {

    private static final Duration START_TIME = Duration.ofSeconds(60);

    private static final String PID_FILE = "postmaster.pid";

    private final EmbeddedPostgres postgres;
    private final Optional<ProcessHandle> process;

    private EmbeddedPostgresServer(EmbeddedPostgres postgres, Path directory) {
        this.postgres = postgres;
        this.process = LeftBehind.process(directory.resolve(PID_FILE));
    }

    /**
     * Starts one on the loopback interface and returns when it answers.
     *
     * @param directory holds its data, now and after a restart
     * @param port      the TCP port
     * @throws SettingException     if it cannot be started
     * @throws InterruptedException if interrupted while waiting for an earlier one to end
     */
    public static EmbeddedPostgresServer start(Path directory, int port) throws InterruptedException {
        LeftBehind.end(directory.resolve(PID_FILE), "postgres");
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(directory)
                    .setCleanDataDirectory(false)
                    .setPGStartupWait(START_TIME)
                    // The library is made for tests and turns these off; what Daybook acknowledges must be on disk.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .start();
            return new EmbeddedPostgresServer(postgres, directory);
        } catch (IOException | IllegalStateException e) {
            throw new SettingException(
                    "PostgreSQL cannot start on port %d with its data in %s: %s".formatted(port, directory, e.getMessage()));
        }
    }

    /** Its JDBC URL. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(postgres.getPort());
    }

    /** Done when it has ended, for whatever reason. */
    CompletableFuture<?> end() {
        return process.<CompletableFuture<?>>map(ProcessHandle::onExit).orElseGet(CompletableFuture::new);
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
