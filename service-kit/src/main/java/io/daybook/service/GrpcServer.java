package io.daybook.service;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A gRPC server with health, reflection, deadlines and error details. It is bound at once, reports NOT_SERVING and
 * refuses calls with UNAVAILABLE until its services are {@linkplain #open opened}. Each call is handled on a virtual
 * thread of its own, so handlers may block, unless its service says that it is {@link NonBlocking}. Safe for use by many
 * threads.
 */
public final class GrpcServer implements AutoCloseable {

    /** A request larger than this is refused; the largest legal one has less than half of it. */
    private static final int MAX_REQUEST_BYTES = 1024 * 1024;

    /** Unary calls at once: as many commands as can be waiting, and some more. */
    private static final int MAX_UNARY_CALLS = 12_000;

    private static final Duration DRAIN_TIME = Duration.ofSeconds(5);

    /** For callers to be told that their calls were ended, and for handlers to notice. */
    private static final Duration END_TIME = Duration.ofMillis(500);
    private static final Duration PROBE_INTERVAL = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(GrpcServer.class);

    private final DeferredServices services = new DeferredServices();
    private final HealthStatusManager health = new HealthStatusManager();
    private final OpenCalls openCalls = new OpenCalls();
    private final Limit unaryCalls = new Limit(MAX_UNARY_CALLS, "calls");
    private final ExecutorService handlers = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService timer = scheduler("timer");

    /** Apart from the timer: the probe of a part that is away takes seconds, and deadlines must not wait for it. */
    private final ScheduledExecutorService probes = scheduler("probes");
    private final List<Runnable> closingActions = new CopyOnWriteArrayList<>();
    private final String name;
    private final Duration longestDeadline;
    private final Server server;
    private boolean serving;
    private volatile Optional<ServiceException> away = Optional.empty();
    private volatile FailureTranslator failures = _ -> Optional.empty();

    private GrpcServer(String name, ServerSettings settings) throws IOException {
        this.name = name;
        this.longestDeadline = settings.longestDeadline();
        health.setStatus(HealthStatusManager.SERVICE_NAME_ALL_SERVICES, ServingStatus.NOT_SERVING);
        this.server = NettyServerBuilder.forAddress(new InetSocketAddress(settings.bindAddress(), settings.port()))
                // Interceptors do not block; whether a service does, intercepted() heeds.
                .directExecutor()
                .maxInboundMessageSize(MAX_REQUEST_BYTES)
                // Finds dead peers, whose watches would otherwise be kept for ever.
                .keepAliveTime(30, TimeUnit.SECONDS)
                .permitKeepAliveTime(10, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true)
                .addService(ofLibrary(health.getHealthService()))
                .addService(ofLibrary(ProtoReflectionServiceV1.newInstance()))
                .fallbackHandlerRegistry(services)
                .build()
                .start();
    }

    /**
     * Binds the server.
     *
     * @throws SettingException if the address cannot be bound
     */
    public static GrpcServer bind(String name, ServerSettings settings) {
        try {
            GrpcServer server = new GrpcServer(name, settings);
            LOG.info("{} listens on {}:{}", name, settings.bindAddress(), server.port());
            return server;
        } catch (IOException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new SettingException("%s cannot listen on %s:%d: %s"
                    .formatted(name, settings.bindAddress(), settings.port(), cause.getMessage()));
        }
    }

    /** Opens the services and reports SERVING. */
    public void open(List<? extends BindableService> opened, FailureTranslator translator) {
        failures = translator;
        services.open(opened, service -> intercepted(service, translator));
        report(true);
    }

    /**
     * Reports NOT_SERVING while a part that the services need is away, and refuses calls at once instead of letting each
     * find out for itself. Streams that were open before go on.
     *
     * @param dependency its name
     * @param failure    what callers are told while it is away
     * @param probe      returns if it is there, throws if not
     */
    public void watchDependency(String dependency, ServiceException failure, Probe probe) {
        probes.scheduleWithFixedDelay(
                () -> probe(dependency, failure, probe),
                PROBE_INTERVAL.toMillis(),
                PROBE_INTERVAL.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Has something done when the server begins to close, such as ending calls that would not end by themselves. */
    public void onClosing(Runnable action) {
        closingActions.add(action);
    }

    /** The port it is bound to. */
    public int port() {
        return server.getPort();
    }

    /** Reports NOT_SERVING, lets the calls under way end, then ends those that did not. */
    @Override
    public void close() {
        health.enterTerminalState();
        server.shutdown();
        closingActions.forEach(Runnable::run);
        try {
            if (!endsWithin(DRAIN_TIME)) {
                openCalls.end(failures.unanswered());
                endsWithin(END_TIME);
                server.shutdownNow();
                endsWithin(END_TIME);
            }
        } catch (InterruptedException e) {
            server.shutdownNow();
            Thread.currentThread().interrupt();
        }
        timer.shutdownNow();
        probes.shutdownNow();
        handlers.shutdown();
    }

    private boolean endsWithin(Duration time) throws InterruptedException {
        return server.awaitTermination(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static ScheduledExecutorService scheduler(String name) {
        var scheduler = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name(name).factory());
        // Else it keeps the deadlines of calls that have ended, and with them the calls, until they pass.
        scheduler.setRemoveOnCancelPolicy(true);
        return scheduler;
    }

    private static ServerServiceDefinition ofLibrary(BindableService service) {
        return WholeRequests.of(ServerInterceptors.intercept(service, new BriefDescriptions()));
    }

    private ServerServiceDefinition intercepted(BindableService service, FailureTranslator translator) {
        ServerServiceDefinition translated = ServerInterceptors.intercept(service, new ErrorInterceptor(translator));
        ServerServiceDefinition handler = service instanceof NonBlocking
                ? translated
                : ServerInterceptors.intercept(translated, new OwnThreads(handlers));
        // The first named is the innermost: what ends calls is inside the context.
        return WholeRequests.of(ServerInterceptors.intercept(
                handler,
                new DeadlineInterceptor(longestDeadline, timer),
                new AdmissionInterceptor(() -> away, unaryCalls),
                openCalls,
                new RequestContextInterceptor()));
    }

    private void probe(String dependency, ServiceException failure, Probe probe) {
        try {
            probe.run();
            away = Optional.empty();
            report(true);
        } catch (Throwable e) {
            // Also an Error, or this would have been the last look.
            if (serving) {
                LOG.warn("{} lost {}: {}", name, dependency, e.toString());
            }
            away = Optional.of(failure);
            report(false);
        }
    }

    private synchronized void report(boolean nowServing) {
        if (nowServing != serving) {
            serving = nowServing;
            health.setStatus(
                    HealthStatusManager.SERVICE_NAME_ALL_SERVICES,
                    nowServing ? ServingStatus.SERVING : ServingStatus.NOT_SERVING);
            LOG.info("{} is {}", name, nowServing ? "serving" : "not serving");
        }
    }

    /** Looks whether a part is there. */
    @FunctionalInterface
    public interface Probe {
        /** Returns if it is, throws if it is not. */
        void run() throws Exception;
    }
}
