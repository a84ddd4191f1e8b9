package io.daybook.projector;

import io.daybook.scheduling.Appointment.Claim;
import io.daybook.scheduling.TimeSlot;
import io.daybook.v1.EntityType;
import io.daybook.views.AgendaDay;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Folds changes of appointments into the days they touch, and has every time that is entered audited. For one thread and
 * one batch.
 */
final class AgendaFold {

    private final Map<DayKey, AgendaDay> days;
    private final Map<DayKey, AgendaDay> changed = new LinkedHashMap<>();
    private final Map<Long, String> overfull = new HashMap<>();
    private final Set<EntityKey> blocked;
    private final SeatsHistory seats;
    private final OverlapAudit audit;

    /**
     * Begins a fold.
     *
     * @param days    the touched days as they are
     * @param blocked entities that are out of date, and cannot be held against others
     * @param seats   the seats that calendars have
     * @param audit   told of what is entered beside what
     */
    AgendaFold(Map<DayKey, AgendaDay> days, Set<EntityKey> blocked, SeatsHistory seats, OverlapAudit audit) {
        this.days = days;
        this.blocked = blocked;
        this.seats = seats;
        this.audit = audit;
    }

    /** The days that some changes touch: those the appointments leave and those they enter. */
    static Set<DayKey> touched(List<AppointmentChange> changes) {
        return changes.stream()
                .flatMap(change -> Stream.of(change.claimsBefore(), change.claimsAfter()))
                .flatMap(List::stream)
                .flatMap(DayKey::touchedBy)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The days that changed, as they are after {@code changes}. */
    Map<DayKey, AgendaDay> fold(List<AppointmentChange> changes) {
        changes.forEach(this::fold);
        return changed;
    }

    /** By position, the events for which a day had no room, and why. */
    Map<Long, String> overfull() {
        return overfull;
    }

    private void fold(AppointmentChange change) {
        change.claimsAfter().forEach(claim -> enter(change, claim));
        // Those just entered are written.
        change.claimsBefore().forEach(claim -> unwritten(claim, change)
                .forEach(day -> put(day.without(change.after().id(), change.position()))));
    }

    private void enter(AppointmentChange change, Claim claim) {
        List<AgendaDay> unwritten = unwritten(claim, change);
        if (!change.claimsBefore().contains(claim)) {
            audit(change, claim, unwritten);
        }
        var entry = entry(change, claim);
        for (AgendaDay day : unwritten) {
            AgendaDay entered = day.with(entry, change.position());
            if (entered.entries().size() > AgendaDay.MAX_ENTRIES) {
                overfull.put(change.position(), "calendar %s has no room for more on %s".formatted(day.calendarId(), day.day()));
            } else {
                put(entered);
            }
        }
    }

    private void audit(AppointmentChange change, Claim claim, List<AgendaDay> entered) {
        if (blocked.contains(new EntityKey(EntityType.ENTITY_TYPE_CALENDAR, claim.calendarId()))) {
            return;
        }
        Map<String, TimeSlot> others = entered.stream()
                .flatMap(day -> day.entries().stream())
                .filter(other -> !other.appointmentId().equals(change.after().id()))
                .filter(other -> blockedTime(other).overlaps(claim.blocked()))
                .filter(other -> !blocked.contains(
                        new EntityKey(EntityType.ENTITY_TYPE_APPOINTMENT, other.appointmentId())))
                .collect(Collectors.toMap(AgendaDay.Entry::appointmentId, AgendaFold::blockedTime, (one, _) -> one));
        seats.at(claim.calendarId(), change.position())
                .ifPresent(seatsThen -> audit.entered(change, claim, others, seatsThen));
    }

    /**
     * The days a claim touches that do not show the change yet. Others were written before a crash: this event and perhaps
     * later ones are in them.
     */
    private List<AgendaDay> unwritten(Claim claim, AppointmentChange change) {
        return DayKey.touchedBy(claim)
                .map(this::day)
                .filter(day -> day.position() < change.position())
                .toList();
    }

    private AgendaDay day(DayKey key) {
        AgendaDay folded = changed.get(key);
        return folded != null ? folded : days.getOrDefault(key, AgendaDay.empty(key.calendarId(), key.day()));
    }

    private void put(AgendaDay day) {
        changed.put(new DayKey(day.calendarId(), day.day()), day);
    }

    private static TimeSlot blockedTime(AgendaDay.Entry entry) {
        return new TimeSlot(entry.blockedStart(), entry.blockedEnd());
    }

    private static AgendaDay.Entry entry(AppointmentChange change, Claim claim) {
        TimeSlot slot = change.after().activeBooking().orElseThrow().slot();
        return new AgendaDay.Entry(
                change.after().id(),
                slot.start(),
                slot.end(),
                claim.blocked().start(),
                claim.blocked().end(),
                change.after().revision().version());
    }
}
