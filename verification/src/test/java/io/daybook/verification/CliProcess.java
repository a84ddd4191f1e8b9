package io.daybook.verification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The client as users run it: a process of its own, with the addresses of the servers in its environment. */
final class CliProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path SCRIPT = Path.of("..", "cli", "target", "distribution", "bin", "cli");

    private final Process process;
    private final Path data;
    private final Path messages;

    private CliProcess(Process process, Path data, Path messages) {
        this.process = process;
        this.data = data;
        this.messages = messages;
    }

    /** How a command ended. */
    record Result(int exitCode, String data, String messages) {}

    static CliProcess start(Daybook daybook, String... arguments) {
        return start(daybook, Map.of(), arguments);
    }

    private static CliProcess start(Daybook daybook, Map<String, String> environment, String... arguments) {
        try {
            Path data = Files.createTempFile("cli", ".out");
            Path messages = Files.createTempFile("cli", ".err");
            List<String> line = new ArrayList<>(List.of(SCRIPT.toAbsolutePath().toString()));
            line.addAll(List.of(arguments));
            var builder = new ProcessBuilder(Interruptible.command(line)).redirectOutput(data.toFile()).redirectError(messages.toFile());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().put("DAYBOOK_COMMAND_ADDRESS", daybook.stack().commandAddress());
            builder.environment().put("DAYBOOK_QUERY_ADDRESS", daybook.stack().queryAddress());
            builder.environment().put("DAYBOOK_PROJECTOR_ADDRESS", daybook.stack().projectorAddress());
            builder.environment().put("DAYBOOK_ACTOR", "Ann");
            builder.environment().putAll(environment);
            return new CliProcess(builder.start(), data, messages);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command to its end. */
    static Result run(Daybook daybook, String... arguments) {
        return run(daybook, Map.of(), arguments);
    }

    /** The same, with more in its environment. */
    static Result run(Daybook daybook, Map<String, String> environment, String... arguments) {
        try (CliProcess process = start(daybook, environment, arguments)) {
            return process.result();
        }
    }

    /** Waits for the end. */
    Result result() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("still running: " + printed(data) + printed(messages));
            }
            return new Result(process.exitValue(), printed(data), printed(messages));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What it has said on stderr so far. */
    String messages() {
        return printed(messages);
    }

    /** What it has printed on stdout so far. */
    String data() {
        return printed(data);
    }

    /** Ctrl-C. */
    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            Files.delete(data);
            Files.delete(messages);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String printed(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
