package io.daybook.chaos.load;

import io.daybook.chaos.journal.Journal;
import io.daybook.chaos.journal.ReadEntry;
import io.daybook.client.Queries;
import io.daybook.v1.GetAppointmentRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** Reads appointments, each no older than somebody was told it is, and notes the answers. Safe for use by many threads. */
final class JournalingReads {

    private static final long DEADLINE_SECONDS = 10;

    private final Journal journal;
    private final Counts counts;

    JournalingReads(Journal journal, Counts counts) {
        this.journal = journal;
        this.counts = counts;
    }

    /** Reads one that somebody was told of, no older than that. */
    void read(Queries queries, KnownAppointments known, RandomGenerator random) {
        known.any(random).ifPresent(each -> {
            var request = GetAppointmentRequest.newBuilder().setAppointmentId(each.getAppointmentId());
            if (random.nextBoolean()) {
                request.setMinVersion(each.getVersion());
            } else {
                request.setMinPosition(each.getPosition());
            }
            read(queries, request.build(), 0);
        });
    }

    /**
     * Reads an appointment that must be there.
     *
     * @param minPosition what the queries ask for by themselves, or 0
     */
    void read(Queries queries, GetAppointmentRequest request, long minPosition) {
        long begun = System.nanoTime();
        long asked = Math.max(minPosition, request.getMinPosition());
        try {
            var answer = queries.appointments()
                    .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS)
                    .getAppointment(request);
            note(new ReadEntry(
                    begun,
                    System.nanoTime(),
                    request.getAppointmentId(),
                    request.getMinVersion(),
                    asked,
                    answer.getAsOfPosition(),
                    Optional.of(answer.getAppointment())));
        } catch (StatusRuntimeException failure) {
            if (failure.getStatus().getCode() == Status.Code.NOT_FOUND) {
                note(new ReadEntry(
                        begun,
                        System.nanoTime(),
                        request.getAppointmentId(),
                        request.getMinVersion(),
                        asked,
                        asked,
                        Optional.empty()));
            } else {
                counts.count("reads failed");
            }
        }
    }

    private void note(ReadEntry entry) {
        journal.add(entry);
        counts.count("reads answered");
    }
}
