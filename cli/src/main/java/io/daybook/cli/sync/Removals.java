package io.daybook.cli.sync;

import io.daybook.cli.ics.Entry;
import io.daybook.cli.ics.Refused;
import io.daybook.cli.output.Instants;
import io.daybook.cli.text.Zones;
import io.daybook.v1.Appointment;
import io.grpc.StatusRuntimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The appointments that the source has no more. Each is cancelled just before its time is wanted for another, or else last of
 * all, so that a reader never finds more missing than has to be. Safe for use by many threads.
 */
final class Removals {

    private static final String REASON = "no longer in its source";

    private final BookedCalendar calendar;
    private final Requests requests;
    private final List<Appointment> left;
    private final List<Appointment> cancelled = new ArrayList<>();
    private final List<Refused> refused = new ArrayList<>();

    Removals(BookedCalendar calendar, Requests requests, List<Appointment> removed) {
        this.calendar = calendar;
        this.requests = requests;
        this.left = new ArrayList<>(removed);
    }

    /** Cancels what is in the way of an appointment at that time. */
    synchronized void makeRoom(Instant start, Instant end) {
        cancel(each -> Room.isInTheWay(each, start, end));
    }

    /** Cancels what is left. */
    synchronized void finish() {
        cancel(_ -> true);
    }

    synchronized List<Appointment> cancelled() {
        return List.copyOf(cancelled);
    }

    synchronized List<Refused> refused() {
        return List.copyOf(refused);
    }

    private void cancel(Predicate<Appointment> wanted) {
        List<Appointment> due = left.stream().filter(wanted).toList();
        left.removeAll(due);
        due.forEach(this::cancel);
    }

    private void cancel(Appointment removed) {
        try {
            cancelled.add(calendar.cancel(requests.cancel(removed, REASON)));
        } catch (StatusRuntimeException refusal) {
            if (!Refused.isOfOneEvent(refusal)) {
                throw refusal;
            }
            refused.add(Refused.of(entry(removed), refusal));
        }
    }

    private static Entry entry(Appointment appointment) {
        return new Entry(
                appointment.getExternalUid(),
                Instants.of(appointment.getStartTime()),
                Instants.of(appointment.getEndTime()),
                Zones.known(appointment.getTimeZone()),
                appointment.getTitle(),
                appointment.getDescription(),
                appointment.getAttendeesList());
    }
}
