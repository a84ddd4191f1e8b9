package io.daybook.command.hold;

import io.daybook.command.log.Database;
import io.daybook.command.log.Fingerprint;
import io.daybook.command.log.SnapshotStore;
import io.daybook.command.log.SnapshotStore.ExpiringHold;
import io.daybook.command.sequencer.CommandOutcome;
import io.daybook.command.sequencer.CommandOutcome.Done;
import io.daybook.command.sequencer.CommandRequest;
import io.daybook.command.sequencer.EntityCommand.ForAppointment;
import io.daybook.command.sequencer.Sequencer;
import io.daybook.scheduling.AppointmentCommand;
import io.daybook.service.RequestContext;
import io.daybook.service.SupervisedLoop;
import io.daybook.v1.ReleaseHoldRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Lets holds run out: what the log says is held comes in, commands go out. It keeps nothing in memory, so that a restart
 * forgets no hold. Every command server does this; that a hold expires once, and not when it was booked in time, is
 * decided under the log's lock like everything else.
 */
public final class HoldExpiry implements AutoCloseable {

    /** How often new holds are looked for; the shortest hold is as long. */
    private static final Duration LOOK_INTERVAL = Duration.ofSeconds(1);

    private static final int MAX_AT_ONCE = 256;
    private static final RequestContext CONTEXT = new RequestContext("daybook", "");

    private final SnapshotStore snapshots = new SnapshotStore();
    private final Database database;
    private final Sequencer sequencer;
    private final Clock clock;
    private final SupervisedLoop loop;

    private HoldExpiry(Database database, Sequencer sequencer, Clock clock) {
        this.database = database;
        this.sequencer = sequencer;
        this.clock = clock;
        this.loop = SupervisedLoop.start("hold-expiry", this::run);
    }

    /** Starts it; the clock tells when a hold is due. */
    public static HoldExpiry start(Database database, Sequencer sequencer, Clock clock) {
        return new HoldExpiry(database, sequencer, clock);
    }

    @Override
    public void close() {
        loop.close();
    }

    private void run() throws Exception {
        while (true) {
            List<ExpiringHold> next = snapshots.nextHolds(database.sql(), MAX_AT_ONCE);
            Instant now = clock.instant();
            if (!expire(next, now)) {
                TimeUnit.MILLISECONDS.sleep(untilNext(next, now).toMillis());
            }
        }
    }

    /** Lets those that are due run out. Returns whether there may be more that are. */
    private boolean expire(List<ExpiringHold> next, Instant now) throws ExecutionException, InterruptedException {
        List<CompletableFuture<CommandOutcome>> expiring = next.stream()
                .filter(hold -> !hold.expires().isAfter(now))
                .map(hold -> sequencer.submit(expire(hold, now)))
                .toList();
        boolean allDone = !expiring.isEmpty();
        for (CompletableFuture<CommandOutcome> outcome : expiring) {
            allDone &= outcome.get() instanceof Done;
        }
        return allDone;
    }

    private static Duration untilNext(List<ExpiringHold> next, Instant now) {
        return next.stream()
                .filter(hold -> hold.expires().isAfter(now))
                .findFirst()
                // One millisecond more, as sleeping counts whole ones and waking too early would be for nothing.
                .map(hold -> Duration.between(now, hold.expires()).plusMillis(1))
                .filter(wait -> wait.compareTo(LOOK_INTERVAL) < 0)
                .orElse(LOOK_INTERVAL);
    }

    /** Each attempt is a request of its own: what came of one must not answer the next. */
    private static CommandRequest expire(ExpiringHold hold, Instant now) {
        return new CommandRequest(
                new ForAppointment(hold.appointmentId(), false, new AppointmentCommand.ExpireHold(now)),
                UUID.randomUUID(),
                Fingerprint.of(ReleaseHoldRequest.newBuilder()
                        .setAppointmentId(hold.appointmentId())
                        .build()),
                0,
                false,
                CONTEXT);
    }
}
