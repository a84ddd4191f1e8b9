package io.daybook.verification.query;

import io.daybook.query.QueryServer;
import io.daybook.query.QuerySettings;
import io.daybook.query.QuerySettings.Pace;
import io.daybook.service.RunningServer;
import io.daybook.v1.AppointmentQueryServiceGrpc;
import io.daybook.v1.CalendarQueryServiceGrpc;
import io.daybook.v1.ListCalendarsRequest;
import io.daybook.v1.WatchAppointmentRequest;
import io.daybook.v1.WatchAppointmentResponse;
import io.daybook.v1.WatchCalendarRequest;
import io.daybook.v1.WatchCalendarResponse;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.time.Duration;

/** A query server, a fake projector that feeds it, and a client. */
final class QueryStage implements AutoCloseable {

    private static final Duration NEVER = Duration.ofHours(1);

    /** Nothing happens by itself: what is seen was noticed. */
    static final Pace NOTICES_ONLY = new Pace(NEVER, NEVER, NEVER);

    /** Small, so that a reader who does not read holds up the server soon. */
    private static final int FLOW_CONTROL_WINDOW = 65_535;

    private final RunningServer server;
    private final FakeProjector projector;
    private final ManagedChannel channel;

    private QueryStage(QuerySettings settings) throws IOException, InterruptedException {
        this.server = QueryServer.start(settings);
        this.projector = new FakeProjector(settings);
        this.channel = NettyChannelBuilder.forAddress("127.0.0.1", server.port())
                .usePlaintext()
                .flowControlWindow(FLOW_CONTROL_WINDOW)
                .build();
    }

    static QueryStage open(QuerySettings settings, Pace pace) throws IOException, InterruptedException {
        return new QueryStage(settings.at(pace));
    }

    FakeProjector projector() {
        return projector;
    }

    ManagedChannel channel() {
        return channel;
    }

    RunningServer server() {
        return server;
    }

    AppointmentQueryServiceGrpc.AppointmentQueryServiceBlockingStub appointments() {
        return AppointmentQueryServiceGrpc.newBlockingStub(channel);
    }

    AppointmentQueryServiceGrpc.AppointmentQueryServiceFutureStub appointmentsLater() {
        return AppointmentQueryServiceGrpc.newFutureStub(channel);
    }

    CalendarQueryServiceGrpc.CalendarQueryServiceBlockingStub calendars() {
        return CalendarQueryServiceGrpc.newBlockingStub(channel);
    }

    Watch<WatchAppointmentResponse> watch(WatchAppointmentRequest.Builder request) {
        return Watch.start(channel, AppointmentQueryServiceGrpc.getWatchAppointmentMethod(), request.build());
    }

    Watch<WatchCalendarResponse> watch(WatchCalendarRequest.Builder request) {
        return Watch.start(channel, AppointmentQueryServiceGrpc.getWatchCalendarMethod(), request.build());
    }

    /** Returns when calls sent before have surely come to wait: a number of others were sent after them and answered. */
    void awaitEarlierCalls() {
        for (int i = 0; i < 50; i++) {
            calendars().listCalendars(ListCalendarsRequest.getDefaultInstance());
        }
    }

    @Override
    public void close() throws InterruptedException {
        channel.shutdownNow();
        server.close();
        projector.close();
    }
}
