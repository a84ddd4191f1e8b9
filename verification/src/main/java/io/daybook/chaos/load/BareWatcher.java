package io.daybook.chaos.load;

import io.daybook.chaos.journal.WatchTranscript;
import io.daybook.chaos.journal.WatchTranscript.End;
import io.daybook.client.Queries;
import io.daybook.v1.Appointment;
import io.daybook.v1.WatchAppointmentRequest;
import io.daybook.v1.WatchAppointmentResponse;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One client who watches one appointment over a single connection, without the library, which would pass over what a server
 * must not send. For one thread.
 */
final class BareWatcher {

    /** Longer than the servers' intervals of looking for themselves. */
    private static final long SECONDS = 12;

    private final WatchAppointmentRequest request;
    private final Queries queries;

    BareWatcher(WatchAppointmentRequest request, Queries queries) {
        this.request = request;
        this.queries = queries;
    }

    /** Watches until the stream ends for whatever reason, or for some seconds. */
    WatchTranscript run() {
        var delivered = new ArrayList<Appointment>();
        try {
            queries.appointments()
                    .withDeadlineAfter(SECONDS, TimeUnit.SECONDS)
                    .watchAppointment(request)
                    .forEachRemaining(response -> take(response, delivered));
            return transcript(delivered, End.REACHED);
        } catch (StatusRuntimeException _) {
            return transcript(delivered, End.DISCONNECTED);
        }
    }

    private static void take(WatchAppointmentResponse response, List<Appointment> delivered) {
        if (response.hasAppointment()) {
            delivered.add(response.getAppointment());
        }
    }

    private WatchTranscript transcript(List<Appointment> delivered, End end) {
        return new WatchTranscript(
                request.getAppointmentId(),
                request.getFromVersion(),
                request.getUntilVersion(),
                request.getEveryVersion(),
                List.copyOf(delivered),
                end);
    }
}
