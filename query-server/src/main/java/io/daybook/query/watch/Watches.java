package io.daybook.query.watch;

import io.daybook.query.call.ServerStop;
import io.daybook.query.notice.ViewNotices;
import io.daybook.query.read.FreshReads;
import io.daybook.query.view.CalendarWindow;
import io.daybook.service.FailureTranslator;
import io.daybook.service.Limit;
import io.daybook.service.RequestFields;
import io.daybook.service.ServiceException;
import io.daybook.v1.WatchAppointmentRequest;
import io.daybook.v1.WatchAppointmentResponse;
import io.daybook.v1.WatchCalendarRequest;
import io.daybook.v1.WatchCalendarResponse;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.time.Instant;

/**
 * Serves watches, on other threads than the handler's, which has to return before gRPC tells that the caller is ready or has
 * left. Safe for use by many threads.
 */
public final class Watches implements AutoCloseable {

    private static final Duration LONGEST_WINDOW = Duration.ofDays(400);

    /**
     * One answer at most, or two heartbeats, wait for a caller who does not read: each, however short, takes a buffer of 4 KiB. As
     * one heartbeat has less, gRPC need not tell of each that it has left.
     */
    private static final int READY_BELOW_BYTES = 20;

    private final FreshReads reads;
    private final ViewNotices notices;
    private final ServerStop stop;
    private final Limit limit;
    private final FailureTranslator failures;
    private final Heartbeats heartbeats;

    /**
     * Watches views.
     *
     * @param limit             how many are served at once
     * @param heartbeatInterval a stream is silent no longer than that
     * @param failures          tells callers what failed once the handler has returned
     */
    public Watches(
            FreshReads reads,
            ViewNotices notices,
            ServerStop stop,
            Limit limit,
            Duration heartbeatInterval,
            FailureTranslator failures) {
        this.reads = reads;
        this.notices = notices;
        this.stop = stop;
        this.limit = limit;
        this.failures = failures;
        this.heartbeats = new Heartbeats(heartbeatInterval);
    }

    /**
     * Serves a watch of one appointment.
     *
     * @throws ServiceException INVALID_ARGUMENT, RESOURCE_EXHAUSTED; whatever fails later is told to the observer
     */
    public void appointment(WatchAppointmentRequest request, StreamObserver<WatchAppointmentResponse> observer) {
        var wanted = AppointmentWatch.Wanted.of(request);
        start(observer, (call, stream) -> new AppointmentWatch(wanted, reads, notices, call, stream));
    }

    /**
     * Serves a watch of a window of a calendar.
     *
     * @throws ServiceException INVALID_ARGUMENT, RESOURCE_EXHAUSTED; whatever fails later is told to the observer
     */
    public void calendar(WatchCalendarRequest request, StreamObserver<WatchCalendarResponse> observer) {
        var fields = new RequestFields();
        CalendarWindow window = window(fields, request);
        long after = fields.notNegative("after_position", request.getAfterPosition());
        fields.throwIfAnyInvalid();
        start(observer, (call, stream) -> new CalendarWatch(window, after, reads, notices, call, stream));
    }

    /** Ends the heartbeats; the watches end with the server. */
    @Override
    public void close() {
        heartbeats.close();
    }

    private static CalendarWindow window(RequestFields fields, WatchCalendarRequest request) {
        String calendarId = fields.calendarId("calendar_id", request.getCalendarId());
        if (!request.hasWindowStartTime()) {
            fields.invalid("window_start_time", "must be set");
        }
        if (!request.hasWindowEndTime()) {
            fields.invalid("window_end_time", "must be set");
        }
        Instant start = fields.instant("window_start_time", request.getWindowStartTime());
        Instant end = fields.instant("window_end_time", request.getWindowEndTime());
        if (request.hasWindowEndTime() && (!end.isAfter(start) || end.isAfter(start.plus(LONGEST_WINDOW)))) {
            fields.invalid("window_end_time", "must be after window_start_time by at most 400 days");
        }
        return new CalendarWindow(calendarId, start, end);
    }

    private <T> void start(StreamObserver<T> observer, ServedWatch.Opening<T> opening) {
        Limit.Place place = limit.take();
        var responses = (ServerCallStreamObserver<T>) observer;
        responses.setOnReadyThreshold(READY_BELOW_BYTES);
        new ServedWatch<>(responses, stop, failures, heartbeats, place, opening).begin();
    }
}
