package io.daybook.verification.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import java.io.IOException;
import java.util.Map;

/** A server's process that is told to stop and comes back on its port. */
final class RestartedServer implements AutoCloseable {

    private static final int EXIT_OF_SIGTERM = 143;

    private final String module;
    private final int port;
    private final Map<String, String> environment;
    private ServerProcess process;

    private RestartedServer(String module, int port, Map<String, String> environment) throws IOException {
        this.module = module;
        this.port = port;
        this.environment = environment;
        this.process = ServerProcess.start(module, environment);
    }

    /** Starts it; it needs some seconds until it serves. */
    static RestartedServer start(String module, int port, Map<String, String> environment) throws IOException {
        return new RestartedServer(module, port, environment);
    }

    void awaitServing() {
        ServerProcess.awaitHealth(port, ServingStatus.SERVING);
    }

    /** SIGTERM, and a new one when it has ended by itself; returns when that serves. */
    void restart() throws IOException, InterruptedException {
        process.terminate();
        assertThat(process.exitCode()).isEqualTo(EXIT_OF_SIGTERM);
        assertThat(process.printed()).as(module).doesNotContain("ERROR", "not all could be closed");
        process.close();
        process = ServerProcess.start(module, environment);
        awaitServing();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.close();
    }
}
