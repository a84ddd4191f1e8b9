package io.daybook.chaos.load;

import io.daybook.chaos.journal.WatchTranscript;
import io.daybook.chaos.journal.WatchTranscript.End;
import io.daybook.client.ErrorDetails;
import io.daybook.client.Watch;
import io.daybook.v1.Appointment;
import io.daybook.v1.ErrorReason;
import io.daybook.v1.WatchAppointmentRequest;
import io.daybook.v1.WatchAppointmentResponse;
import io.daybook.views.AppointmentStates;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** One client who watches one appointment. For one thread. */
final class AppointmentWatcher {

    /** How soon it notices that the run is over. */
    private static final Duration GLANCE = Duration.ofMillis(250);

    private final WatchAppointmentRequest request;
    private final Watch<WatchAppointmentResponse> watch;
    private final KnownAppointments known;
    private final RunEnd end;
    private final List<Appointment> delivered = new ArrayList<>();

    AppointmentWatcher(
            WatchAppointmentRequest request,
            Watch<WatchAppointmentResponse> watch,
            KnownAppointments known,
            RunEnd end) {
        this.request = request;
        this.watch = watch;
        this.known = known;
        this.end = end;
    }

    /** Watches to the end of the watch, of the appointment or of the run. */
    WatchTranscript run() throws InterruptedException {
        return runWhile(() -> true, End.ENDED_BY_CLIENT);
    }

    /** Likewise, but leaves after a time. */
    WatchTranscript runFor(Duration time) throws InterruptedException {
        long leaving = System.nanoTime() + time.toNanos();
        return runWhile(() -> System.nanoTime() < leaving, End.DISCONNECTED);
    }

    private WatchTranscript runWhile(BooleanSupplier stays, End otherwise) throws InterruptedException {
        try (watch) {
            while (stays.getAsBoolean() && !watch.isEnded() && !hasSeenAll()) {
                watch.next(GLANCE).filter(WatchAppointmentResponse::hasAppointment).ifPresent(news ->
                        delivered.add(news.getAppointment()));
            }
            return transcript(isReached() ? End.REACHED : otherwise);
        } catch (StatusRuntimeException refusal) {
            return transcript(isUnreachable(refusal) ? End.UNREACHABLE : End.FAILED);
        }
    }

    private boolean hasSeenAll() {
        return end.isReachedBy(() -> lastVersion() >= known.version(request.getAppointmentId()))
                || request.getUntilVersion() == 0 && hasNoFuture();
    }

    private boolean hasNoFuture() {
        return !delivered.isEmpty() && AppointmentStates.isFinal(delivered.getLast().getState());
    }

    private boolean isReached() {
        return request.getUntilVersion() > 0 && lastVersion() >= request.getUntilVersion();
    }

    private long lastVersion() {
        return delivered.isEmpty() ? 0 : delivered.getLast().getVersion();
    }

    private WatchTranscript transcript(End how) {
        return new WatchTranscript(
                request.getAppointmentId(),
                request.getFromVersion(),
                request.getUntilVersion(),
                request.getEveryVersion(),
                List.copyOf(delivered),
                how);
    }

    private static boolean isUnreachable(StatusRuntimeException refusal) {
        return ErrorDetails.of(refusal).reason() == ErrorReason.ERROR_REASON_TARGET_UNREACHABLE;
    }
}
