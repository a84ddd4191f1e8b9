package io.daybook.local;

import io.daybook.service.SettingException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A nats-server process of this machine with JetStream, from the PATH. */
public final class NatsServer implements AutoCloseable {

    private static final String PROGRAM = "nats-server";
    private static final Duration START_TIME = Duration.ofSeconds(15);
    private static final Duration STOP_TIME = Duration.ofSeconds(5);
    private static final Duration PROBE_INTERVAL = Duration.ofMillis(20);

    private final Process process;
    private final int port;

    private NatsServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts one on the loopback interface and returns when it accepts connections.
     *
     * @param directory holds its streams, now and after a restart
     * @param port      the TCP port
     * @throws SettingException     if there is no nats-server or it cannot start
     * @throws InterruptedException if interrupted while waiting for it
     */
    public static NatsServer start(Path directory, int port) throws InterruptedException {
        Path log = directory.resolveSibling(directory.getFileName() + ".log");
        Path pidFile = directory.resolveSibling(directory.getFileName() + ".pid");
        LeftBehind.end(pidFile, PROGRAM);
        if (accepts(port)) {
            throw new SettingException("nats-server cannot listen on port %d: something else does".formatted(port));
        }
        Process process = launch(directory, port, log, pidFile);
        var server = new NatsServer(process, port);
        Instant patience = Instant.now().plus(START_TIME);
        while (!accepts(port)) {
            boolean ended = process.waitFor(PROBE_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
            if (ended || Instant.now().isAfter(patience)) {
                process.destroyForcibly();
                throw new SettingException("nats-server cannot start on port %d; see %s".formatted(port, log));
            }
        }
        return server;
    }

    /** How clients reach it. */
    public String url() {
        return "nats://127.0.0.1:" + port;
    }

    /** Done when it has ended, for whatever reason. */
    CompletableFuture<?> end() {
        return process.onExit();
    }

    /** Ends it at once, as a crash would. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_TIME.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static Process launch(Path directory, int port, Path log, Path pidFile) {
        var command = new ProcessBuilder(
                PROGRAM,
                "-a",
                "127.0.0.1",
                "-p",
                Integer.toString(port),
                "-js",
                "-sd",
                directory.toString(),
                "-P",
                pidFile.toString());
        command.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            Process process = command.start();
            // A server left behind would hold the port and the store of the next run.
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            return process;
        } catch (IOException e) {
            throw new SettingException(
                    "there is no nats-server on the PATH. Install it: apt-get install nats-server, brew install"
                            + " nats-server, or see https://github.com/nats-io/nats-server/releases");
        }
    }

    private static boolean accepts(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
