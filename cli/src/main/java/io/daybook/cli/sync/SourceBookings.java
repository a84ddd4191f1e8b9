package io.daybook.cli.sync;

import io.daybook.cli.ics.Bookings;
import io.daybook.cli.output.Instants;
import io.daybook.client.ErrorDetails;
import io.daybook.v1.Appointment;
import io.daybook.v1.BookAppointmentRequest;
import io.daybook.v1.ErrorReason;
import io.grpc.StatusRuntimeException;
import java.util.Map;
import java.util.Optional;

/** Books events of a source under the ids by which they are known again. Safe for use by many threads. */
final class SourceBookings implements Bookings {

    /** As many ids of one event as can be in use without the calendar's list showing it, before something else is wrong. */
    private static final int MOST_UNSEEN = 10;

    private final BookedCalendar calendar;
    private final Provenance provenance;
    private final Requests requests;
    private final Removals removals;
    private final Map<String, Integer> attempts;

    /**
     * Bookings on a calendar.
     *
     * @param removals what has to go, at the latest when its time is wanted
     * @param attempts how many ids each UID has used up
     */
    SourceBookings(
            BookedCalendar calendar,
            Provenance provenance,
            Requests requests,
            Removals removals,
            Map<String, Integer> attempts) {
        this.calendar = calendar;
        this.provenance = provenance;
        this.requests = requests;
        this.removals = removals;
        this.attempts = attempts;
    }

    /** Books under the first id that is free: one that was cancelled keeps its id for good. */
    @Override
    public Appointment book(BookAppointmentRequest request) {
        removals.makeRoom(Instants.of(request.getStartTime()), Instants.of(request.getEndTime()));
        int first = attempts.getOrDefault(request.getExternalUid(), 0);
        for (int attempt = first; ; attempt++) {
            try {
                return calendar.book(requests.book(request, provenance.id(request.getExternalUid(), attempt)));
            } catch (StatusRuntimeException refusal) {
                boolean used = ErrorDetails.of(refusal).reason() == ErrorReason.ERROR_REASON_APPOINTMENT_EXISTS;
                if (!used || attempt - first == MOST_UNSEEN) {
                    throw refusal;
                }
            }
        }
    }

    @Override
    public Optional<Appointment> find(String appointmentId) {
        return calendar.find(appointmentId);
    }
}
