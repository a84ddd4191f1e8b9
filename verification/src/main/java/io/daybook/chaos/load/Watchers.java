package io.daybook.chaos.load;

import io.daybook.chaos.journal.Journal;
import io.daybook.chaos.journal.WatchTranscript;
import io.daybook.client.DaybookClient;
import io.daybook.v1.Appointment;
import io.daybook.v1.WatchAppointmentRequest;
import io.daybook.v1.WatchCalendarRequest;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;

/** Those who watch, each on a thread of its own. Safe for use by many threads. */
final class Watchers {

    private static final int MOST_WHO_STAY = 60;
    private static final int MOST_WHO_LEAVE = 60;
    private static final Duration LEAVING = Duration.ofSeconds(20);
    private static final int BARE_ONES = 3;

    private final DaybookClient client;
    private final Journal journal;
    private final KnownAppointments known;
    private final Counts counts;
    private final RunEnd end;
    private final Clients clients;
    private final Semaphore staying = new Semaphore(MOST_WHO_STAY);
    private final Semaphore leaving = new Semaphore(MOST_WHO_LEAVE);

    /** Those who watch through a client until the end. */
    Watchers(
            DaybookClient client,
            Journal journal,
            KnownAppointments known,
            Counts counts,
            RunEnd end,
            Clients clients) {
        this.client = client;
        this.journal = journal;
        this.known = known;
        this.counts = counts;
        this.end = end;
        this.clients = clients;
    }

    /** Watches everything on a calendar. */
    void watch(String calendarId) {
        var request = WatchCalendarRequest.newBuilder()
                .setCalendarId(calendarId)
                .setWindowStartTime(RandomRequests.timestamp(RandomRequests.FIRST))
                .setWindowEndTime(RandomRequests.timestamp(RandomRequests.END))
                .build();
        clients.start(() -> {
            journal.add(new CalendarWatcher(calendarId, client.watch(request), known, end).run());
            counts.count("watches of calendars ended");
        });
    }

    /** Watches an appointment from its version on, for good or to one that is to come, if not too many watch already. */
    void watch(RandomGenerator random, Appointment appointment) {
        var request = WatchAppointmentRequest.newBuilder()
                .setAppointmentId(appointment.getAppointmentId())
                .setFromVersion(random.nextBoolean() ? appointment.getVersion() : 0)
                .setUntilVersion(random.nextBoolean() ? appointment.getVersion() + 1 + random.nextInt(2) : 0)
                .setEveryVersion(random.nextBoolean())
                .build();
        if (random.nextInt(BARE_ONES) == 0) {
            start(leaving, () -> new BareWatcher(request, client.queries()).run());
        } else {
            start(request);
        }
    }

    /** Watches an appointment that is about to be booked until its first version or its second, if not too many watch. */
    void watchAhead(RandomGenerator random, String appointmentId) {
        start(WatchAppointmentRequest.newBuilder()
                .setAppointmentId(appointmentId)
                .setUntilVersion(1 + random.nextInt(2))
                .setEveryVersion(random.nextBoolean())
                .build());
    }

    /** Some watch throughout all faults; others leave, and make room for watches that begin among faults. */
    private void start(WatchAppointmentRequest request) {
        if (!start(staying, () -> watcher(request).run())) {
            start(leaving, () -> watcher(request).runFor(LEAVING));
        }
    }

    private AppointmentWatcher watcher(WatchAppointmentRequest request) {
        return new AppointmentWatcher(request, client.watch(request), known, end);
    }

    private boolean start(Semaphore places, Watching watching) {
        boolean hasPlace = places.tryAcquire();
        if (hasPlace) {
            clients.start(() -> {
                journal.add(watching.run());
                counts.count("watches of appointments ended");
                places.release();
            });
        }
        return hasPlace;
    }

    /** Watches to its end. */
    @FunctionalInterface
    private interface Watching {
        WatchTranscript run() throws InterruptedException;
    }
}
