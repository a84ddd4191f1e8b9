package io.daybook.local;

import io.daybook.command.CommandServer;
import io.daybook.projector.Projector;
import io.daybook.query.QueryServer;
import io.daybook.service.Environment;
import io.daybook.service.Parts;
import io.daybook.service.SettingException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * All of Daybook on this machine: PostgreSQL, NATS and MongoDB, unless the environment names others, and the three servers
 * in this process. Closing it stops the servers first, then what they need.
 */
public final class LocalStack implements AutoCloseable {

    /** Each is noted as soon as it is up, so that it is stopped also if another one fails to start. */
    private final Parts parts = new Parts();
    private final Map<String, CompletableFuture<?>> ends = new ConcurrentHashMap<>();
    private final StackSettings settings;
    private final Map<String, String> variables;
    private volatile boolean closing;

    private LocalStack(StackSettings settings, Map<String, String> variables) {
        this.settings = settings;
        this.variables = variables;
    }

    /**
     * Starts everything and returns once it serves.
     *
     * @param settings    ports and data
     * @param environment {@code DAYBOOK_POSTGRES_URL}, {@code DAYBOOK_NATS_URL} and {@code DAYBOOK_MONGO_URL}, each if set,
     *                    name a server to use instead of starting one
     * @throws SettingException     if something cannot be started
     * @throws InterruptedException if interrupted meanwhile; what was started is stopped again
     */
    public static LocalStack start(StackSettings settings, Environment environment) throws InterruptedException {
        var stack = new LocalStack(settings, new HashMap<>(environment.variables()));
        try {
            stack.parts.with(DirectoryLock.take(settings.directory()));
            stack.startParts();
            return stack;
        } catch (InterruptedException | RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    /** Address of the command server. */
    public String commandAddress() {
        return "127.0.0.1:" + settings.commandPort();
    }

    /** Address of the query server. */
    public String queryAddress() {
        return "127.0.0.1:" + settings.queryPort();
    }

    /** Address of the projector. */
    public String projectorAddress() {
        return "127.0.0.1:" + settings.projectorPort();
    }

    /** The environment with which its servers run: with it, further servers join the stack. */
    public Environment environment() {
        return new Environment(Map.copyOf(variables));
    }

    /** Tells of each process of the stack that ends while it is up, by its name. */
    public void onPartEnded(Consumer<String> listener) {
        ends.forEach((name, end) -> end.thenRun(() -> {
            if (!closing) {
                listener.accept(name);
            }
        }));
    }

    @Override
    public void close() {
        closing = true;
        parts.close();
    }

    private void startParts() throws InterruptedException {
        try (ExecutorService starters = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                startWhatServersNeed(starters);
                startServers(starters);
            } catch (InterruptedException | RuntimeException e) {
                end(starters);
                throw e;
            }
        }
    }

    /** Interrupts until all have heard: a library that swallows an interrupt would keep one waiting for ever. */
    private static void end(ExecutorService starters) throws InterruptedException {
        do {
            starters.shutdownNow();
        } while (!starters.awaitTermination(200, TimeUnit.MILLISECONDS));
    }

    private void startWhatServersNeed(ExecutorService starters) throws InterruptedException {
        Future<String> postgres = urlOf("DAYBOOK_POSTGRES_URL", starters, () -> {
            EmbeddedPostgresServer server = parts.with(EmbeddedPostgresServer.start(
                    settings.directory().resolve("postgres"), settings.postgresPort()));
            ends.put("PostgreSQL", server.end());
            return server.url();
        });
        Future<String> nats = urlOf("DAYBOOK_NATS_URL", starters, () -> {
            NatsServer server =
                    parts.with(NatsServer.start(settings.directory().resolve("nats"), settings.natsPort()));
            ends.put("NATS", server.end());
            return server.url();
        });
        Future<String> mongo = urlOf(
                "DAYBOOK_MONGO_URL", starters, () -> parts.with(EmbeddedMongo.start(settings.mongoPort())).url());
        variables.put("DAYBOOK_MONGO_URL", get(mongo));
        variables.put("DAYBOOK_NATS_URL", get(nats));
        variables.put("DAYBOOK_POSTGRES_URL", get(postgres));
        variables.put("DAYBOOK_COMMAND_ADDRESS", commandAddress());
    }

    /** The URL that the environment names, else that of a server which is started. */
    private Future<String> urlOf(String variable, ExecutorService starters, Callable<String> start) {
        String named = variables.getOrDefault(variable, "");
        return starters.submit(() -> named.isBlank() ? start.call() : named);
    }

    private void startServers(ExecutorService starters) throws InterruptedException {
        Future<?> command =
                starters.submit(() -> parts.with(CommandServer.start(listeningOn(settings.commandPort()))));
        Future<?> projector = starters.submit(() -> parts.with(Projector.start(listeningOn(settings.projectorPort()))));
        Future<?> query = starters.submit(() -> parts.with(QueryServer.start(listeningOn(settings.queryPort()))));
        get(command);
        get(projector);
        get(query);
    }

    private Environment listeningOn(int port) {
        var own = new HashMap<>(variables);
        own.put("DAYBOOK_PORT", Integer.toString(port));
        return new Environment(own);
    }

    private static <P> P get(Future<P> started) throws InterruptedException {
        try {
            return started.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
