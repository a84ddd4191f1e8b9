package io.daybook.cli.sync;

import io.daybook.cli.ics.Entry;
import io.daybook.cli.ics.EventStatus;
import io.daybook.cli.ics.ImportPlan;
import io.daybook.cli.ics.Refused;
import io.daybook.cli.output.Instants;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares a source with its calendar. What has ended is history and stays as it is. Runs once. */
public final class Comparison {

    private final Provenance provenance;
    private final Instant now;
    private final List<Appointment> active;
    private final Map<String, List<Appointment>> ours;
    private final Set<String> takenByOthers;
    private final List<Entry> added = new ArrayList<>();
    private final List<Change> changed = new ArrayList<>();
    private int unchanged;
    private int leftAlone;

    /**
     * A comparison.
     *
     * @param booked all that is or was on the calendar
     */
    public Comparison(Provenance provenance, List<Appointment> booked, Instant now) {
        this.provenance = provenance;
        this.now = now;
        this.ours = booked.stream()
                .filter(provenance::isOf)
                .collect(Collectors.groupingBy(Appointment::getExternalUid));
        this.active = booked.stream().filter(Comparison::takesTime).toList();
        this.takenByOthers = active.stream()
                .filter(each -> !provenance.isOf(each))
                .map(Appointment::getExternalUid)
                .collect(Collectors.toSet());
    }

    /** What differs. */
    public Differences with(ImportPlan source) {
        source.entries().forEach(this::compare);
        var attempts = ours.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().size()));
        List<Appointment> removed = removed(source);
        return new Differences(
                added, changed, removed, staying(removed), unchanged, leftAlone, source.unbookable(), attempts);
    }

    private List<Appointment> staying(List<Appointment> removed) {
        Set<Appointment> going = new HashSet<>(removed);
        changed.stream().filter(Change::isMove).map(Change::booked).forEach(going::add);
        return active.stream().filter(each -> !going.contains(each)).toList();
    }

    private void compare(Entry wanted) {
        List<Appointment> known = ours.getOrDefault(wanted.externalUid(), List.of());
        Optional<Appointment> booked = known.stream().filter(Comparison::takesTime).findFirst();
        if (booked.isPresent()) {
            compare(new Change(booked.get(), wanted));
        } else if (takenByOthers.contains(wanted.externalUid()) || isSettled(known, wanted)) {
            leftAlone++;
        } else {
            added.add(wanted);
        }
    }

    private void compare(Change change) {
        boolean differs = change.isMove() || change.isDescription();
        if (differs && canChange(change.booked()) && !change.isHistory(now)) {
            changed.add(change);
        } else {
            unchanged++;
        }
    }

    /** Whether what was booked and ended here should stay ended: the host declined it, or it is history. */
    private boolean isSettled(List<Appointment> known, Entry wanted) {
        Optional<Appointment> last = known.stream().max(Comparator.comparingLong(Appointment::getPosition));
        return last.map(each -> each.getState() == AppointmentState.APPOINTMENT_STATE_DECLINED
                        || !wanted.end().isAfter(now))
                .orElse(false);
    }

    private List<Appointment> removed(ImportPlan source) {
        Set<String> wanted = source.entries().stream().map(Entry::externalUid).collect(Collectors.toSet());
        return active.stream()
                .filter(each -> provenance.isOf(each) && canChange(each))
                .filter(each -> Instants.of(each.getEndTime()).isAfter(now))
                .filter(each -> !wanted.contains(each.getExternalUid()))
                .filter(each -> source.unbookable().stream().noneMatch(unread -> isOf(unread, each)))
                .sorted(Comparator.comparing(each -> Instants.of(each.getStartTime())))
                .toList();
    }

    /** Whether it may be the event that cannot be read at present, and so is not known to be removed. */
    private static boolean isOf(Refused unread, Appointment appointment) {
        String uid = appointment.getExternalUid();
        return uid.equals(unread.uid()) || uid.startsWith(unread.uid() + "/");
    }

    private static boolean takesTime(Appointment appointment) {
        return EventStatus.of(appointment.getState()).takesTime();
    }

    private static boolean canChange(Appointment appointment) {
        return switch (appointment.getState()) {
            case APPOINTMENT_STATE_CONFIRMED, APPOINTMENT_STATE_PENDING -> true;
            case APPOINTMENT_STATE_HELD, APPOINTMENT_STATE_CANCELLED, APPOINTMENT_STATE_DECLINED,
                    APPOINTMENT_STATE_EXPIRED, APPOINTMENT_STATE_COMPLETED, APPOINTMENT_STATE_NO_SHOW,
                    APPOINTMENT_STATE_UNSPECIFIED, UNRECOGNIZED -> false;
        };
    }
}
