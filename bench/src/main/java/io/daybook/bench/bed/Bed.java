package io.daybook.bench.bed;

import io.daybook.chaos.cluster.Distributions;
import io.daybook.chaos.cluster.FreePorts;
import io.daybook.chaos.cluster.MongoProcess;
import io.daybook.chaos.cluster.Part;
import io.daybook.chaos.cluster.PostgresData;
import io.daybook.chaos.cluster.Signal;
import io.daybook.chaos.cluster.Watchdog;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Stores and servers, each a process of its own with the settings it has by itself. For one thread. */
public final class Bed implements AutoCloseable {

    private static final String DATABASE = "postgres";
    private static final Duration START_TIME = Duration.ofSeconds(60);
    private static final Duration WRITING_TIME = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final Path directory;
    private final String database;
    private final Function<Program, String> javaOptions;
    private final Watchdog watchdog;
    private final Distributions distributions = Distributions.find();
    private final Map<Program, Integer> ports = new EnumMap<>(Program.class);
    private final Map<Program, Part> parts = new EnumMap<>(Program.class);

    private Bed(Path directory, String database, Function<Program, String> javaOptions, Watchdog watchdog) {
        this.directory = directory;
        this.database = database;
        this.javaOptions = javaOptions;
        this.watchdog = watchdog;
        var free = new FreePorts();
        for (Program program : Program.values()) {
            ports.put(program, free.next());
        }
    }

    /**
     * Starts programs, and returns when all serve.
     *
     * @param directory an empty one, for their data and logs
     * @throws IllegalStateException if one does not serve
     */
    public static Bed start(Path directory, Set<Program> programs) throws IOException, InterruptedException {
        return start(directory, programs, _ -> "");
    }

    /**
     * Likewise, with more options for the JVMs of servers.
     *
     * @param javaOptions by server
     * @throws IllegalStateException if one does not serve
     */
    public static Bed start(Path directory, Set<Program> programs, Function<Program, String> javaOptions)
            throws IOException, InterruptedException {
        return started(make(directory, DATABASE, javaOptions), programs);
    }

    /**
     * Likewise, with a log of its own in the PostgreSQL of another bed.
     *
     * @param database the name of that log's database, which is there
     * @throws IllegalStateException if one does not serve
     */
    public static Bed startBeside(Bed other, String database, Path directory, Set<Program> programs)
            throws IOException, InterruptedException {
        Bed bed = make(directory, database, _ -> "");
        bed.ports.put(Program.POSTGRES, other.port(Program.POSTGRES));
        return started(bed, programs);
    }

    private static Bed make(Path directory, String database, Function<Program, String> javaOptions) throws IOException {
        Files.createDirectories(directory);
        return new Bed(directory, database, javaOptions, Watchdog.start(directory));
    }

    private static Bed started(Bed bed, Set<Program> programs) throws IOException, InterruptedException {
        try {
            for (Program program : Program.values()) {
                if (programs.contains(program)) {
                    bed.start(program);
                }
            }
            return bed;
        } catch (IOException | InterruptedException | RuntimeException e) {
            bed.close();
            throw e;
        }
    }

    /** Where a program listens, on the loopback interface. */
    public int port(Program program) {
        return ports.get(program);
    }

    /** Where a program listens. */
    public String address(Program program) {
        return "127.0.0.1:" + port(program);
    }

    /** The JDBC URL of the log. */
    public String logUrl() {
        return postgresUrl(database);
    }

    /** The JDBC URL of a database. */
    public String postgresUrl(String database) {
        return "jdbc:postgresql://%s/%s?user=postgres".formatted(address(Program.POSTGRES), database);
    }

    /** What starts a module's program. */
    public Path script(String module) {
        return distributions.script(module);
    }

    /** The id of a program's process. */
    public long processId(Program program) {
        return parts.get(program).processId();
    }

    /** Starts a program, and returns when it serves. */
    public void start(Program program) throws IOException, InterruptedException {
        var part = new Part(
                program.toString(), command(program), environment(program), log(program), watchdog, this::complain);
        parts.put(program, part);
        part.start();
        awaitServing(program);
    }

    /** Stops a program in order, and returns when it has. */
    public void stop(Program program) throws InterruptedException {
        parts.remove(program).stop(Signal.TERM);
    }

    /** Likewise, when it writes what it has learnt, which takes a while on a machine that is busy. */
    public void stopAndLetWrite(Program program) throws InterruptedException {
        parts.remove(program).stop(Signal.TERM, WRITING_TIME);
    }

    /** Ends all at once. */
    @Override
    public void close() throws IOException {
        parts.values().forEach(Part::expectEnd);
        watchdog.close();
    }

    private void awaitServing(Program program) throws InterruptedException {
        long end = System.nanoTime() + START_TIME.toNanos();
        while (!serves(program)) {
            if (System.nanoTime() > end || !parts.get(program).isRunning()) {
                throw new IllegalStateException("%s does not serve; its log: %s".formatted(program, log(program)));
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private boolean serves(Program program) {
        if (program.isServer()) {
            return Health.isServing(port(program));
        }
        if (program == Program.POSTGRES) {
            return takesConnections();
        }
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port(program)));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** It listens before it has read its log. */
    private boolean takesConnections() {
        try (Connection _ = DriverManager.getConnection(postgresUrl("postgres"))) {
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private void complain(String complaint) {
        System.err.println("daybook bench: " + complaint);
    }

    private Path log(Program program) {
        return directory.resolve(program + ".log");
    }

    private List<String> command(Program program) throws IOException, InterruptedException {
        String port = Integer.toString(port(program));
        return switch (program) {
            case POSTGRES -> PostgresData.create(directory.resolve("postgres"), port(program));
            case NATS -> List.of(
                    "nats-server", "-a", "127.0.0.1", "-p", port, "-js", "-sd", directory.resolve("nats").toString());
            case MONGO -> List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx4g",
                    // A MongoDB that is none in Java does not pause: by default, this one did for 100 ms.
                    "-XX:+UseZGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    MongoProcess.class.getName(),
                    port);
            case COMMAND_SERVER, PROJECTOR, QUERY_SERVER ->
                List.of(script(program.toString()).toString());
        };
    }

    private Map<String, String> environment(Program program) {
        if (!program.isServer()) {
            return Map.of();
        }
        return Map.of(
                "DAYBOOK_JAVA_OPTIONS", javaOptions.apply(program),
                "JAVA_HOME", System.getProperty("java.home"),
                "DAYBOOK_PORT", Integer.toString(port(program)),
                "DAYBOOK_POSTGRES_URL", "jdbc:postgresql://%s/%s".formatted(address(Program.POSTGRES), database),
                "DAYBOOK_NATS_URL", "nats://" + address(Program.NATS),
                "DAYBOOK_MONGO_URL", "mongodb://" + address(Program.MONGO),
                "DAYBOOK_COMMAND_ADDRESS", address(Program.COMMAND_SERVER));
    }
}
