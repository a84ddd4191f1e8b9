package io.daybook.cli.ics;

import io.daybook.cli.output.Instants;
import io.daybook.client.ErrorDetails;
import io.daybook.v1.Appointment;
import io.daybook.v1.BookAppointmentRequest;
import io.daybook.v1.ErrorReason;
import io.grpc.StatusRuntimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Books what a plan says. What overlaps within the file is booked one after the other, by start, so that the same one
 * wins every time; everything else is booked at once, as fast as the server takes it.
 */
public final class IcsImport {

    private static final int IN_FLIGHT = 32;

    private final String calendarId;
    private final boolean validateOnly;
    private final Bookings bookings;
    private final Progress progress;

    /** Is told how far an import is. Called by many threads at once. */
    @FunctionalInterface
    public interface Progress {
        /** So many are done, of so many. */
        void done(int done, int all);
    }

    /**
     * An import.
     *
     * @param validateOnly true to store nothing
     */
    public IcsImport(String calendarId, boolean validateOnly, Bookings bookings, Progress progress) {
        this.calendarId = calendarId;
        this.validateOnly = validateOnly;
        this.bookings = bookings;
        this.progress = progress;
    }

    /**
     * Books everything.
     *
     * @throws StatusRuntimeException if a booking fails for a reason that is not its own, such as a closed calendar;
     *                                what was booked until then stays, and a second import goes on from there
     */
    public ImportReport run(ImportPlan plan) {
        var done = new AtomicInteger();
        List<Future<List<Outcome>>> results = new ArrayList<>();
        try (ExecutorService threads =
                Executors.newFixedThreadPool(IN_FLIGHT, Thread.ofVirtual().factory())) {
            for (List<Entry> overlapping : overlapping(plan.entries())) {
                results.add(threads.submit(() -> overlapping.stream()
                        .map(entry -> {
                            Outcome outcome = book(entry);
                            progress.done(done.incrementAndGet(), plan.entries().size());
                            return outcome;
                        })
                        .toList()));
            }
            return report(plan, results, threads);
        }
    }

    /** How the booking of one entry ended. */
    private sealed interface Outcome {
        record Booked(Appointment appointment) implements Outcome {}

        record Unchanged() implements Outcome {}

        record NotBooked(Refused refused) implements Outcome {}
    }

    /** Cuts entries, sorted by start, into runs such that entries of different runs never overlap. */
    static List<List<Entry>> overlapping(List<Entry> entries) {
        List<List<Entry>> runs = new ArrayList<>();
        Instant end = Instant.MIN;
        for (Entry entry : entries) {
            if (!entry.start().isBefore(end)) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(entry);
            end = entry.end().isAfter(end) ? entry.end() : end;
        }
        return runs;
    }

    private static ImportReport report(ImportPlan plan, List<Future<List<Outcome>>> results, ExecutorService threads) {
        List<Appointment> booked = new ArrayList<>();
        List<Refused> refused = new ArrayList<>(plan.unbookable());
        int unchanged = 0;
        for (Future<List<Outcome>> result : results) {
            for (Outcome outcome : await(result, threads)) {
                switch (outcome) {
                    case Outcome.Booked(var appointment) -> booked.add(appointment);
                    case Outcome.Unchanged() -> unchanged++;
                    case Outcome.NotBooked(var reason) -> refused.add(reason);
                }
            }
        }
        return new ImportReport(plan, booked, unchanged, refused);
    }

    /** The result; if there is none, everything that was not begun is given up. */
    private static List<Outcome> await(Future<List<Outcome>> result, ExecutorService threads) {
        try {
            return result.get();
        } catch (ExecutionException e) {
            threads.shutdownNow();
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private Outcome book(Entry entry) {
        if (isOurs(entry.externalUid())) {
            return new Outcome.Unchanged();
        }
        try {
            return new Outcome.Booked(bookings.book(request(entry)));
        } catch (StatusRuntimeException refusal) {
            if (ErrorDetails.of(refusal).reason() == ErrorReason.ERROR_REASON_EXTERNAL_UID_TAKEN) {
                return new Outcome.Unchanged();
            }
            if (Refused.isOfOneEvent(refusal)) {
                return new Outcome.NotBooked(Refused.of(entry, refusal));
            }
            throw refusal;
        }
    }

    /**
     * Whether a UID is the id of an appointment on this very calendar, as an export writes it. Other producers have UIDs that
     * look like ids, too; those are known to nobody.
     */
    private boolean isOurs(String uid) {
        return looksLikeId(uid)
                && bookings.find(uid)
                        .filter(this::isHere)
                        .filter(found -> EventStatus.of(found.getState()).takesTime())
                        .isPresent();
    }

    private boolean isHere(Appointment found) {
        return found.getCalendarId().equals(calendarId)
                || found.getClaimsList().stream().anyMatch(claim -> claim.getCalendarId().equals(calendarId));
    }

    /** Whether it is a UUID as servers write it; whoever books may choose one of any version. */
    private static boolean looksLikeId(String uid) {
        try {
            return UUID.fromString(uid).toString().equals(uid);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private BookAppointmentRequest request(Entry entry) {
        return BookAppointmentRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setValidateOnly(validateOnly)
                .setCalendarId(calendarId)
                .setTitle(entry.title())
                .setDescription(entry.description())
                .setStartTime(Instants.timestamp(entry.start()))
                .setEndTime(Instants.timestamp(entry.end()))
                .setTimeZone(entry.zone().getId())
                .addAllAttendees(entry.attendees())
                .setExternalUid(entry.externalUid())
                .setAllowPast(true)
                .build();
    }
}
