package io.daybook.bench.baseline;

import io.daybook.bench.load.Measured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * PostgreSQL's own benchmark, with a script of ours. Immutable.
 *
 * @param port      of PostgreSQL, on the loopback interface
 * @param database  in which the script runs
 * @param script    one transaction
 * @param variables of the script
 * @param directory where it keeps what it logs
 */
public record Pgbench(int port, String database, Path script, Map<String, String> variables, Path directory) {

    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
    private static final String LOG = "pgbench";
    private static final long LONGEST_MICROS = 60_000_000;

    /** Clients that run it again as soon as it has ended. */
    public Measured closedLoop(int clients, Duration length) throws IOException, InterruptedException {
        return run(clients, length, List.of());
    }

    /** Transactions that are to begin at random moments, so many in a second; times count from then. */
    public Measured openLoop(int clients, double perSecond, Duration length) throws IOException, InterruptedException {
        return run(clients, length, List.of("-R", Double.toString(perSecond)));
    }

    private Measured run(int clients, Duration length, List<String> options) throws IOException, InterruptedException {
        deleteLogs();
        var command = new ArrayList<>(List.of("pgbench", "-h", "127.0.0.1", "-p", Integer.toString(port), "-U", "postgres"));
        command.addAll(List.of("-n", "-M", "prepared", "-f", script.toString(), "-l", "--log-prefix=" + LOG));
        command.addAll(List.of("-c", Integer.toString(clients), "-j", clients == 1 ? "1" : "2"));
        command.addAll(List.of("-T", Long.toString(length.toSeconds())));
        variables.forEach((name, value) -> command.add("-D%s=%s".formatted(name, value)));
        command.addAll(options);
        command.add(database);
        Process process = start(command);
        String output = new String(process.getInputStream().readAllBytes());
        Matcher rate = RATE.matcher(output);
        if (process.waitFor() != 0 || !rate.find()) {
            throw new IllegalStateException("pgbench failed: " + output);
        }
        return new Measured(Double.parseDouble(rate.group(1)), times());
    }

    private Process start(List<String> command) {
        try {
            return new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "pgbench is needed and cannot be run; it comes with PostgreSQL (apt-get install postgresql)", e);
        }
    }

    /** The third word of a line is a transaction's time in microseconds. */
    private Histogram times() throws IOException {
        var micros = new Histogram(LONGEST_MICROS, 3);
        for (Path log : logs()) {
            try (Stream<String> lines = Files.lines(log)) {
                lines.map(line -> line.split(" ")).forEach(words -> micros.recordValue(Long.parseLong(words[2])));
            }
        }
        return micros;
    }

    private void deleteLogs() throws IOException {
        for (Path log : logs()) {
            Files.delete(log);
        }
    }

    private List<Path> logs() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith(LOG + ".")).toList();
        }
    }
}
