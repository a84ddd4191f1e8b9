package io.daybook.cli.sync;

import io.daybook.cli.ics.Entry;
import io.daybook.cli.ics.IcsImport;
import io.daybook.cli.ics.ImportPlan;
import io.daybook.cli.ics.ImportReport;
import io.daybook.cli.ics.Refused;
import io.daybook.client.ErrorDetails;
import io.daybook.v1.Appointment;
import io.daybook.v1.ErrorReason;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Changes a calendar to what its source says, with no more commands than there are differences. Runs once. */
public final class Round {

    private static final String STEPS_ASIDE = "makes way for another; booked anew at its new time";

    private final BookedCalendar calendar;
    private final Requests requests;
    private final Differences differences;
    private final Removals removals;
    private final SourceBookings bookings;
    private final List<Change> aside = new ArrayList<>();
    private final Map<String, Appointment> latest = new HashMap<>();
    private final List<Appointment> changed = new ArrayList<>();
    private final List<Refused> refused = new ArrayList<>();
    private int moved;
    private int described;

    /** A round that settles these differences. */
    public Round(BookedCalendar calendar, Provenance provenance, Requests requests, Differences differences) {
        this.calendar = calendar;
        this.requests = requests;
        this.differences = differences;
        this.removals = new Removals(calendar, requests, differences.removed());
        this.refused.addAll(differences.unbookable());
        this.bookings = new SourceBookings(calendar, provenance, requests, removals, differences.attempts());
    }

    /**
     * Changes the calendar.
     *
     * @throws StatusRuntimeException if a change fails for a reason that is not its own, such as a closed calendar; what was
     *                                changed until then stays, and the next round goes on from there
     */
    public SyncReport run() {
        new Moves(differences.changed().stream().filter(Change::isMove).toList(), differences.staying(), this::move).run();
        bookAnew();
        differences.changed().stream().filter(Change::isDescription).forEach(this::describe);
        ImportReport added = book(differences.added());
        refused.addAll(added.refused());
        removals.finish();
        changed.addAll(removals.cancelled());
        refused.addAll(removals.refused());
        return new SyncReport(
                differences, added.booked().size(), moved, described, removals.cancelled().size(), changed, refused);
    }

    private boolean move(Change move, boolean inCircle) {
        removals.makeRoom(move.wanted().start(), move.wanted().end());
        try {
            note(calendar.reschedule(requests.reschedule(move)));
            moved++;
            return true;
        } catch (StatusRuntimeException refusal) {
            if (inCircle && ErrorDetails.of(refusal).reason() == ErrorReason.ERROR_REASON_SLOT_TAKEN) {
                return stepAside(move);
            }
            refuse(move.wanted(), refusal);
            return false;
        }
    }

    /** Where each waits for the other to go, one has to go first. There is no command that exchanges two times. */
    private boolean stepAside(Change move) {
        try {
            note(calendar.cancel(requests.cancel(move.booked(), STEPS_ASIDE)));
            aside.add(move);
            return true;
        } catch (StatusRuntimeException refusal) {
            refuse(move.wanted(), refusal);
            return false;
        }
    }

    private void bookAnew() {
        ImportReport anew = book(aside.stream().map(Change::wanted).toList());
        moved += anew.booked().size();
        refused.addAll(anew.refused());
    }

    private void describe(Change change) {
        if (aside.contains(change)) {
            return;
        }
        Appointment booked = latest.getOrDefault(change.booked().getAppointmentId(), change.booked());
        try {
            note(calendar.update(requests.update(booked, change.wanted())));
            described++;
        } catch (StatusRuntimeException refusal) {
            refuse(change.wanted(), refusal);
        }
    }

    private ImportReport book(List<Entry> entries) {
        List<Entry> byStart = entries.stream().sorted(Comparator.comparing(Entry::start)).toList();
        var plan = new ImportPlan(byStart, List.of(), 0, 0, List.of());
        ImportReport report = new IcsImport(calendar.id(), false, bookings, (_, _) -> {}).run(plan);
        changed.addAll(report.booked());
        return report;
    }

    private void note(Appointment now) {
        latest.put(now.getAppointmentId(), now);
        changed.add(now);
    }

    private void refuse(Entry wanted, StatusRuntimeException refusal) {
        if (!Refused.isOfOneEvent(refusal)) {
            throw refusal;
        }
        refused.add(Refused.of(wanted, refusal));
    }
}
