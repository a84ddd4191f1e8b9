package io.daybook.client;

import io.daybook.v1.AppointmentCommandServiceGrpc;
import io.daybook.v1.AppointmentCommandServiceGrpc.AppointmentCommandServiceBlockingStub;
import io.daybook.v1.AppointmentQueryServiceGrpc;
import io.daybook.v1.CalendarCommandServiceGrpc;
import io.daybook.v1.CalendarCommandServiceGrpc.CalendarCommandServiceBlockingStub;
import io.daybook.v1.ProjectorServiceGrpc;
import io.daybook.v1.ProjectorServiceGrpc.ProjectorServiceBlockingStub;
import io.daybook.v1.WatchAppointmentRequest;
import io.daybook.v1.WatchAppointmentResponse;
import io.daybook.v1.WatchCalendarRequest;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.Deadline;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.AbstractBlockingStub;
import io.grpc.stub.BlockingClientCall;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A client of Daybook, connected when it is first used. Its stubs send each command with a request id, and again while a
 * server answers UNAVAILABLE, to another if there is one. Calls have no deadline unless they are given one. Safe for use by
 * many threads.
 */
public final class DaybookClient implements AutoCloseable {

    /** More than two heartbeats of a server, and no less than it may wait before it refuses to resume a watch. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(35);

    private static final Metadata.Key<String> ACTOR =
            Metadata.Key.of("daybook-actor", Metadata.ASCII_STRING_MARSHALLER);

    private final OwnWrites ownWrites = new OwnWrites();
    private final ManagedChannel commandServers;
    private final ManagedChannel queryServers;
    private final Optional<ManagedChannel> projectors;
    private final Channel commands;
    private final Channel queries;
    private final ClientInterceptor identity;
    private final PatientCalls patientCalls;

    private DaybookClient(ClientSettings settings) {
        var metadata = new Metadata();
        metadata.put(ACTOR, settings.actor());
        this.identity = MetadataUtils.newAttachHeadersInterceptor(metadata);
        this.commandServers = Channels.open(settings.commandAddresses(), settings.attempts());
        this.queryServers = Channels.open(settings.queryAddresses(), settings.attempts());
        this.projectors = Optional.of(settings.projectorAddresses())
                .filter(addresses -> !addresses.isEmpty())
                .map(addresses -> Channels.open(addresses, settings.attempts()));
        this.commands =
                ClientInterceptors.intercept(commandServers, identity, new Requests(new RequestIds()), ownWrites);
        this.queries = ClientInterceptors.intercept(queryServers, identity);
        this.patientCalls = new PatientCalls(settings.attemptTime(), this::reconnect);
    }

    /** A client that connects when it is first used. */
    public static DaybookClient connect(ClientSettings settings) {
        return new DaybookClient(settings);
    }

    /** Changes to appointments. */
    public AppointmentCommandServiceBlockingStub appointmentCommands() {
        return AppointmentCommandServiceGrpc.newBlockingStub(commands);
    }

    /** Changes to calendars. */
    public CalendarCommandServiceBlockingStub calendarCommands() {
        return CalendarCommandServiceGrpc.newBlockingStub(commands);
    }

    /** Reads, as fresh as each request asks. */
    public Queries queries() {
        return Queries.on(queries);
    }

    /**
     * Reads that see all that this client was told is stored, and wait for it: they carry its newest position as
     * {@code min_position}, unless they name a later one themselves.
     */
    public Queries afterMyWrites() {
        return Queries.on(ClientInterceptors.intercept(
                queries, new Requests((_, request) -> ownWrites.visibleTo(request))));
    }

    /**
     * What operators ask a projector.
     *
     * @throws IllegalStateException if the settings name none
     */
    public ProjectorServiceBlockingStub projector() {
        ManagedChannel channel =
                projectors.orElseThrow(() -> new IllegalStateException("the settings name no projector"));
        return ProjectorServiceGrpc.newBlockingStub(ClientInterceptors.intercept(channel, identity));
    }

    /** The newest position this client was told of in answers to its commands, 0 before the first. */
    public long newestPosition() {
        return ownWrites.position();
    }

    /** As {@link #call(AbstractBlockingStub, Deadline, Function, Consumer)}, telling nobody of failed attempts. */
    public <S extends AbstractBlockingStub<S>, R> R call(S stub, Deadline end, Function<S, R> rpc) {
        return call(stub, end, rpc, _ -> {});
    }

    /**
     * Makes a call, again and again if servers are away, overloaded or silent, or do not know what became of a command: with
     * the same request id, so that it is applied once. Waits between attempts as long as the server asks, and ever longer.
     *
     * @param stub     one of this client's
     * @param end      when to give up
     * @param rpc      makes the one call, through the stub it gets
     * @param failures is told of each failure before another attempt; what it throws ends the call
     * @throws StatusRuntimeException if the server refuses, or the last attempt before the end failed. Then UNAVAILABLE,
     *                                RESOURCE_EXHAUSTED, UNKNOWN, CANCELLED and DEADLINE_EXCEEDED leave open whether a command
     *                                was applied, as an attempt before the last may have been
     */
    public <S extends AbstractBlockingStub<S>, R> R call(
            S stub, Deadline end, Function<S, R> rpc, Consumer<StatusRuntimeException> failures) {
        return patientCalls.call(stub, end, rpc, failures);
    }

    /** Watches an appointment; messages without one are signs of life. */
    public Watch<WatchAppointmentResponse> watch(WatchAppointmentRequest request) {
        return watch(request, _ -> {});
    }

    /**
     * Watches an appointment; messages without one are signs of life.
     *
     * @param interruptions is told of each lost connection; what it throws ends the watch
     */
    public Watch<WatchAppointmentResponse> watch(
            WatchAppointmentRequest request, Consumer<StatusRuntimeException> interruptions) {
        return watch(
                new AppointmentProgress(
                        request, each -> stream(AppointmentQueryServiceGrpc.getWatchAppointmentMethod(), each)),
                interruptions);
    }

    /** Watches a calendar. */
    public Watch<CalendarNews> watch(WatchCalendarRequest request) {
        return watch(request, _ -> {});
    }

    /**
     * Watches a calendar.
     *
     * @param interruptions is told of each lost connection; what it throws ends the watch
     */
    public Watch<CalendarNews> watch(
            WatchCalendarRequest request, Consumer<StatusRuntimeException> interruptions) {
        return watch(
                new CalendarProgress(
                        request, each -> stream(AppointmentQueryServiceGrpc.getWatchCalendarMethod(), each)),
                interruptions);
    }

    /** Ends all calls and watches. */
    @Override
    public void close() {
        commandServers.shutdownNow();
        queryServers.shutdownNow();
        projectors.ifPresent(ManagedChannel::shutdownNow);
    }

    private <M, T> Watch<T> watch(WatchProgress<M, T> progress, Consumer<StatusRuntimeException> interruptions) {
        return new ResumingWatch<>(progress, LONGEST_SILENCE, this::reconnect, interruptions);
    }

    private <Q, M> BlockingClientCall<Q, M> stream(MethodDescriptor<Q, M> method, Q request) {
        return ClientCalls.blockingV2ServerStreamingCall(queries, method, CallOptions.DEFAULT, request);
    }

    /** Has channels that failed to connect try again at once, not after their own ever longer pauses. */
    private void reconnect() {
        if (queryServers.isShutdown()) {
            throw Status.CANCELLED.withDescription("the client is closed").asRuntimeException();
        }
        commandServers.resetConnectBackoff();
        queryServers.resetConnectBackoff();
        projectors.ifPresent(ManagedChannel::resetConnectBackoff);
    }
}
