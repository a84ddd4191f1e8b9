package io.daybook.verification.process;

import static org.awaitility.Awaitility.await;

import io.daybook.verification.Interruptible;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server as users run it: the start script of its distribution, settings in the environment. */
public final class ServerProcess implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final Path output;

    private ServerProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts it; it needs some seconds until it serves. */
    public static ServerProcess start(String module, Map<String, String> environment, String... arguments)
            throws IOException {
        Path script = Path.of("..", module, "target", "distribution", "bin", module).toAbsolutePath();
        Path output = Files.createTempFile(module, ".log");
        List<String> command =
                Stream.concat(Stream.of(script.toString()), Stream.of(arguments)).toList();
        var builder = new ProcessBuilder(Interruptible.command(command))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        return new ServerProcess(builder.start(), output);
    }

    /** Waits for its end and returns the exit code. */
    public int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("still running: " + printed());
        }
        return process.exitValue();
    }

    /** Waits for its end; false if it has not come by then. */
    public boolean endsWithin(long seconds) throws InterruptedException {
        return process.waitFor(seconds, TimeUnit.SECONDS);
    }

    /** Its number in the operating system. */
    long pid() {
        return process.pid();
    }

    /** All it has printed. */
    public String printed() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public void awaitPrinted(String text) {
        await().atMost(PATIENCE).until(() -> printed().contains(text));
    }

    /** Sends SIGINT, as Ctrl-C does. */
    void interrupt() throws IOException, InterruptedException {
        send("INT");
    }

    /** SIGSTOP: it stands still, and nobody is told. */
    public void pause() throws IOException, InterruptedException {
        send("STOP");
    }

    /** SIGCONT: it goes on in the midst of what it did. */
    public void resume() throws IOException, InterruptedException {
        send("CONT");
    }

    /** Sends SIGTERM. */
    public void terminate() {
        process.destroy();
    }

    /** SIGKILL, and waits for its end. */
    @Override
    public void close() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        Files.delete(output);
    }

    private void send(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
    }

    /** What the health service of a port says; UNKNOWN if nobody answers. */
    static ServingStatus health(int port) {
        ManagedChannel channel = Grpc.newChannelBuilder("127.0.0.1:" + port, InsecureChannelCredentials.create())
                .build();
        try {
            return HealthGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(2, TimeUnit.SECONDS)
                    .check(HealthCheckRequest.getDefaultInstance())
                    .getStatus();
        } catch (StatusRuntimeException e) {
            return ServingStatus.UNKNOWN;
        } finally {
            channel.shutdownNow();
        }
    }

    public static void awaitHealth(int port, ServingStatus status) {
        await().atMost(PATIENCE).until(() -> health(port) == status);
    }
}
