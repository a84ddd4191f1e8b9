package io.daybook.bench.baseline;

import io.daybook.bench.bed.Bed;
import io.daybook.bench.bed.Program;
import io.daybook.bench.load.Measured;
import io.daybook.command.log.Database;
import io.daybook.command.log.DatabaseSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a booking inserts, as one transaction for each, by {@link Pgbench}, into tables and indexes like those of the log but
 * in another database of the same server. Positions come from a sequence, for which nobody waits. For one thread.
 */
public final class BookingInserts {

    private static final String DATABASE = "inserts";

    /** As large as those of a booking with a title, rounded up. */
    public static final int ENVELOPE_BYTES = 420;

    private static final int SNAPSHOT_BYTES = 300;
    private static final int FINGERPRINT_BYTES = 32;

    private final Path directory;
    private final int port;
    private final Path script;
    private int run;

    private BookingInserts(Path directory, int port, Path script) {
        this.directory = directory;
        this.port = port;
        this.script = script;
    }

    /** Makes the tables. */
    public static BookingInserts into(Bed bed, Path directory) throws IOException {
        try {
            execute(bed, "postgres", "create database " + DATABASE);
            String url = "jdbc:postgresql://%s/%s".formatted(bed.address(Program.POSTGRES), DATABASE);
            Database.open(new DatabaseSettings(url, "postgres", "")).close();
            execute(bed, DATABASE, "create sequence bench_position");
        } catch (SQLException e) {
            throw new IllegalStateException("the baseline's tables cannot be made", e);
        }
        Path script = Files.createDirectories(directory).resolve("booking.sql");
        try (InputStream text = BookingInserts.class.getResourceAsStream("booking.sql")) {
            Files.copy(text, script);
        }
        return new BookingInserts(directory, bed.port(Program.POSTGRES), script);
    }

    /** At most. */
    public Measured closedLoop(int clients, Duration length) throws IOException, InterruptedException {
        return next().closedLoop(clients, length);
    }

    /** At a given load. */
    public Measured openLoop(int clients, double perSecond, Duration length) throws IOException, InterruptedException {
        return next().openLoop(clients, perSecond, length);
    }

    private Pgbench next() {
        run++;
        return new Pgbench(
                port,
                DATABASE,
                script,
                Map.of(
                        "run", Integer.toString(run),
                        "number", "0",
                        "envelope", bytes(ENVELOPE_BYTES),
                        "snapshot", bytes(SNAPSHOT_BYTES),
                        "fingerprint", bytes(FINGERPRINT_BYTES)),
                directory);
    }

    /** Bytes that PostgreSQL cannot pack. */
    private static String bytes(int number) {
        var random = new java.util.Random(number);
        var hex = new StringBuilder("\\x");
        IntStream.range(0, number).forEach(_ -> hex.append("%02x".formatted(random.nextInt(256))));
        return hex.toString();
    }

    private static void execute(Bed bed, String database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(bed.postgresUrl(database));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
