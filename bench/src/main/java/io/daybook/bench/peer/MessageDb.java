package io.daybook.bench.peer;

import io.daybook.bench.baseline.Pgbench;
import io.daybook.bench.bed.Bed;
import io.daybook.bench.bed.Program;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The functions of message-db, called by {@link Pgbench}. */
public final class MessageDb implements EventWriter {

    private static final String DATABASE = "message_store";
    private static final String SCHEMA = "message_store";
    private static final String PACKAGE = "@eventide/message-db";

    private final String name;
    private final Pgbench pgbench;

    private MessageDb(String name, Pgbench pgbench) {
        this.name = name;
        this.pgbench = pgbench;
    }

    /**
     * Installs it in the PostgreSQL of a bed.
     *
     * @param directory where it keeps what it logs
     */
    public static EventWriter install(Bed bed, NodePackages packages, Path directory)
            throws IOException, InterruptedException {
        Files.createDirectories(directory);
        install(bed, packages.module(PACKAGE).resolve("database/install.sh"), directory.resolve("install.log"));
        // Its functions name each other without a schema, which its role of the same name need not.
        Databases.setSearchPath(bed, DATABASE, SCHEMA);
        Path script = directory.resolve("write-message.sql");
        try (InputStream text = MessageDb.class.getResourceAsStream("write-message.sql")) {
            Files.copy(text, script);
        }
        return new MessageDb(
                "message-db " + packages.version(PACKAGE),
                new Pgbench(bed.port(Program.POSTGRES), DATABASE, script, Map.of("data", EventContent.json()), directory));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double perSecond(int callers, Duration length) throws IOException, InterruptedException {
        return pgbench.closedLoop(callers, length).perSecond();
    }

    /** Nothing of it runs while it is not measured. */
    @Override
    public void close() {}

    private static void install(Bed bed, Path script, Path log) throws IOException, InterruptedException {
        var install = new ProcessBuilder("bash", script.toString())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(log.toFile()));
        install.environment().put("PGHOST", "127.0.0.1");
        install.environment().put("PGPORT", Integer.toString(bed.port(Program.POSTGRES)));
        install.environment().put("PGUSER", "postgres");
        if (install.start().waitFor() != 0) {
            throw new IllegalStateException("message-db cannot be installed; what it says: " + log);
        }
    }
}
