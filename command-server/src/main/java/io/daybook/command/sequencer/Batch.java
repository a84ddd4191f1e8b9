package io.daybook.command.sequencer;

import io.daybook.command.log.ClaimStore;
import io.daybook.command.log.EventLog;
import io.daybook.command.log.EventLog.Locked;
import io.daybook.command.log.Head;
import io.daybook.command.log.Receipt;
import io.daybook.command.log.SnapshotStore;
import io.daybook.command.log.Write;
import io.daybook.command.sequencer.CommandOutcome.Done;
import io.daybook.command.sequencer.CommandOutcome.DoneBefore;
import io.daybook.command.sequencer.CommandOutcome.Refused;
import io.daybook.command.sequencer.CommandOutcome.RequestIdReused;
import io.daybook.command.sequencer.Verdict.Accepted;
import io.daybook.scheduling.Calendar;
import io.daybook.scheduling.message.AppointmentSnapshot;
import io.daybook.scheduling.message.CalendarSnapshot;
import io.daybook.scheduling.message.EntitySnapshot;
import io.daybook.scheduling.message.SeriesSnapshot;
import io.daybook.v1.Event;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The commands of one transaction, in the order in which they came, and what came of them. For one thread. */
final class Batch {

    private static final Logger LOG = LoggerFactory.getLogger(Batch.class);

    private final List<PendingCommand> pending;
    private final ExactState state;
    private final Instant commitTime;
    private final Map<UUID, Receipt> receipts;
    private final List<Runnable> answers = new ArrayList<>();
    private final List<EntitySnapshot> replaced = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final List<Receipt> newReceipts = new ArrayList<>();
    private final Map<String, AppointmentSnapshot> changedAppointments = new LinkedHashMap<>();
    private final Map<String, CalendarSnapshot> changedCalendars = new LinkedHashMap<>();
    private final Set<String> renamedCalendars = new LinkedHashSet<>();
    private final Map<String, SeriesSnapshot> changedSeries = new LinkedHashMap<>();
    private final Head head;
    private Map<UUID, Receipt> appliedBefore = Map.of();

    Batch(List<PendingCommand> pending, ExactState state, Locked log, Clock clock) {
        this.pending = pending;
        this.state = state;
        this.receipts = new HashMap<>(log.receipts());
        this.head = log.head();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        // A clock that was set back, or another server's that is ahead, must not make time run backwards in the log.
        this.commitTime = now.isAfter(head.commitTime()) ? now : head.commitTime();
    }

    /** Loads all that the decisions need. */
    void load(DSLContext sql) {
        state.load(sql, EntityNeeds.of(pending.stream().map(PendingCommand::request).toList()));
    }

    /** Decides every command, each against the state that the one before it left. */
    void decide(DSLContext sql) {
        for (PendingCommand command : pending) {
            try {
                CommandOutcome decided = outcomeOf(sql, command.request());
                answer(command, outcome -> outcome.complete(decided));
            } catch (RuntimeException e) {
                // A fault in deciding one command is no reason to fail the others of its batch.
                LOG.error("cannot decide request {}", command.request().requestId(), e);
                answer(command, outcome -> outcome.completeExceptionally(e));
            }
        }
    }

    private void answer(PendingCommand command, Consumer<CompletableFuture<CommandOutcome>> decided) {
        answers.add(() -> before(command.request(), appliedBefore)
                .ifPresentOrElse(command.outcome()::complete, () -> decided.accept(command.outcome())));
    }

    /** What stores what the decisions brought about; nothing, if there is nothing to store. */
    List<Write> writes(EventLog log, SnapshotStore snapshots, ClaimStore claims) {
        var writes = new ArrayList<Write>();
        if (!events.isEmpty()) {
            writes.addAll(log.append(events));
            unlessEmpty(changedCalendars.values(), snapshots::writeCalendars).ifPresent(writes::add);
            unlessEmpty(renamed(), snapshots::writeNames).ifPresent(writes::addAll);
            unlessEmpty(changedSeries.values(), snapshots::writeSeries).ifPresent(writes::add);
            unlessEmpty(changedAppointments.values(), snapshots::writeAppointments).ifPresent(writes::add);
            unlessEmpty(ClaimChanges.freed(events), claims::free).ifPresent(writes::add);
            unlessEmpty(claiming(ClaimChanges.claimed(events)), taking -> claims.write(taking, this::hasOneSeat))
                    .ifPresent(writes::add);
        }
        unlessEmpty(newReceipts, log::keep).ifPresent(writes::add);
        return writes;
    }

    private static <T extends Collection<?>, R> Optional<R> unlessEmpty(T rows, Function<T, R> write) {
        return rows.isEmpty() ? Optional.empty() : Optional.of(write.apply(rows));
    }

    private List<CalendarSnapshot> renamed() {
        return renamedCalendars.stream().map(changedCalendars::get).toList();
    }

    /** What is stored when {@link #writes} are. */
    List<Event> events() {
        return events;
    }

    /** Where the log ends when they are. */
    Head head() {
        return events.isEmpty() ? head : new Head(lastPosition(), commitTime);
    }

    /** The requests that leave no receipt, as they were refused or only validated. */
    List<UUID> withoutReceipt() {
        return pending.stream()
                .map(command -> command.request().requestId())
                .filter(id -> !receipts.containsKey(id))
                .toList();
    }

    /** Gives receipts that were not known when the commands were decided, of those that are {@link #withoutReceipt}. */
    void appliedBefore(Map<UUID, Receipt> found) {
        appliedBefore = found;
    }

    /** Makes the state what it was before the commands were decided. */
    void takeBack() {
        state.takeBack(replaced, head.position());
    }

    /** Tells every caller. To be called after the commit. */
    void completeOutcomes() {
        answers.forEach(Runnable::run);
    }

    private CommandOutcome outcomeOf(DSLContext sql, CommandRequest request) {
        return before(request, receipts).orElseGet(() -> switch (verdict(sql, request)) {
            case Verdict.Refused(var reason) -> new Refused(reason);
            case Accepted accepted -> {
                if (!request.validateOnly()) {
                    take(request, accepted);
                }
                yield Done.of(accepted, request.validateOnly());
            }
        });
    }

    private static Optional<CommandOutcome> before(CommandRequest request, Map<UUID, Receipt> receipts) {
        return Optional.ofNullable(receipts.get(request.requestId()))
                .map(receipt -> receipt.fingerprint().equals(request.fingerprint())
                        ? new DoneBefore(receipt)
                        : new RequestIdReused());
    }

    private long lastPosition() {
        return events.isEmpty() ? head.position() : events.getLast().getPosition();
    }

    /** Decided again if it would create what exists: only the decision tells the ids of a series' occurrences. */
    private Verdict verdict(DSLContext sql, CommandRequest request) {
        Verdict verdict = Verdict.on(request, state, lastPosition(), commitTime);
        boolean decidedBlindly =
                verdict instanceof Accepted accepted && state.holdsAnyOnceLoaded(sql, accepted.changed());
        return decidedBlindly ? Verdict.on(request, state, lastPosition(), commitTime) : verdict;
    }

    private void take(CommandRequest request, Accepted accepted) {
        if (!accepted.events().isEmpty()) {
            events.addAll(accepted.events());
            accepted.changed().forEach(this::put);
        } else if (!request.isRepeatable()) {
            // Each server has holds expire, and all but one come too late.
            return;
        }
        Receipt receipt = receipt(request, accepted.entity());
        newReceipts.add(receipt);
        receipts.put(request.requestId(), receipt);
    }

    private void put(EntitySnapshot entity) {
        if (entity instanceof CalendarSnapshot calendar && changesName(calendar)) {
            renamedCalendars.add(calendar.id());
        }
        replaced.add(state.held(entity.type(), entity.id()));
        state.put(entity);
        switch (entity) {
            case CalendarSnapshot calendar -> changedCalendars.put(calendar.id(), calendar);
            case AppointmentSnapshot appointment -> changedAppointments.put(appointment.id(), appointment);
            case SeriesSnapshot series -> changedSeries.put(series.id(), series);
        }
    }

    /** Whether it is created, renamed or closed. Others keep what is stored: two of the first release may share a name. */
    private boolean changesName(CalendarSnapshot calendar) {
        Optional<String> before = state.calendar(calendar.id()).state().openName().map(Calendar.Profile::nameKey);
        return !calendar.state().openName().map(Calendar.Profile::nameKey).equals(before);
    }

    private static Receipt receipt(CommandRequest request, EntitySnapshot entity) {
        return new Receipt(
                request.requestId(),
                request.fingerprint(),
                entity.type(),
                entity.id(),
                entity.revision().version(),
                entity.revision().position(),
                entity.revision().updateTime());
    }

    /** Those that got their time in this batch and have it still. */
    private List<AppointmentSnapshot> claiming(Set<String> appointmentIds) {
        return appointmentIds.stream()
                .map(changedAppointments::get)
                .filter(appointment -> appointment.activeBooking().isPresent())
                .toList();
    }

    private boolean hasOneSeat(String calendarId) {
        // Its seats may have changed after a claim was decided: no constraint is to hold for what was right.
        return !changedCalendars.containsKey(calendarId)
                && state.calendar(calendarId).state() instanceof Calendar.Open(var profile)
                && profile.rules().seats() == 1;
    }
}
