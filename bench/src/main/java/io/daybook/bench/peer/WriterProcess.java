package io.daybook.bench.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A writer in a process of its own, which it keeps so that it stays warm. The process says "ready"; from then on it is sent a
 * line for each measurement, with the number of callers and of milliseconds, and answers with the rate. It ends when its input
 * does, so also when this process is killed.
 */
public final class WriterProcess implements EventWriter {

    private static final String READY = "ready";

    private final String name;
    private final Path log;
    private final Process process;
    private final BufferedReader answers;
    private final PrintWriter orders;

    private WriterProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.orders = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    }

    /**
     * Starts one, and returns when it can be measured.
     *
     * @param log takes what it writes to stderr
     * @throws IllegalStateException if it ends instead
     */
    static WriterProcess start(String name, Path log, List<String> command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectError(log.toFile());
        var writer = new WriterProcess(name, log, builder.start());
        try {
            writer.awaitReady();
            return writer;
        } catch (IOException | InterruptedException | RuntimeException e) {
            writer.close();
            throw e;
        }
    }

    /** Likewise, in a JVM that runs a class of this class path. */
    static WriterProcess startJava(String name, Path log, Class<?> main, String... arguments)
            throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(java, "-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return start(name, log, command);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double perSecond(int callers, Duration length) throws IOException, InterruptedException {
        orders.println("%d %d".formatted(callers, length.toMillis()));
        return Double.parseDouble(answer());
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private void awaitReady() throws IOException, InterruptedException {
        String answer = answer();
        if (!answer.equals(READY)) {
            throw new IllegalStateException("%s said \"%s\" before it was ready".formatted(name, answer));
        }
    }

    private String answer() throws IOException, InterruptedException {
        String line = answers.readLine();
        // Reading goes on where this thread is interrupted; and a terminal interrupts both processes.
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (line == null) {
            throw new IllegalStateException("%s has ended; its log: %s".formatted(name, log));
        }
        return line;
    }
}
