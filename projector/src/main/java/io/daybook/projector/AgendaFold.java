package io.daybook.projector;

import io.daybook.scheduling.Appointment.Booking;
import io.daybook.v1.EntityType;
import io.daybook.views.AgendaDay;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Folds changes of appointments into the days they touch, and audits them for overlaps. For one thread and one batch. */
final class AgendaFold {

    private final Map<DayKey, AgendaDay> days;
    private final Map<DayKey, AgendaDay> changed = new LinkedHashMap<>();
    private final Set<EntityKey> blocked;
    private final OverlapAudit audit;

    /**
     * Begins a fold.
     *
     * @param days    the touched days as they are
     * @param blocked entities whose entries are out of date, and cannot be held against others
     * @param audit   told of overlaps
     */
    AgendaFold(Map<DayKey, AgendaDay> days, Set<EntityKey> blocked, OverlapAudit audit) {
        this.days = days;
        this.blocked = blocked;
        this.audit = audit;
    }

    /** The days that some changes touch: those the appointments leave and those they enter. */
    static Set<DayKey> touched(List<AppointmentChange> changes) {
        return changes.stream().flatMap(AgendaFold::touched).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The days that changed, as they are after {@code changes}. */
    Map<DayKey, AgendaDay> fold(List<AppointmentChange> changes) {
        changes.forEach(this::fold);
        return changed;
    }

    private void fold(AppointmentChange change) {
        Optional<Booking> active = change.after().activeBooking();
        Set<DayKey> entered = active.stream().flatMap(DayKey::touchedBy).collect(Collectors.toSet());
        Optional<AgendaDay.Entry> entry = active.map(booking -> entry(change, booking));
        var overlapped = new LinkedHashSet<AgendaDay.Entry>();
        touched(change).distinct().forEach(key -> {
            AgendaDay day = day(key);
            if (day.position() >= change.position()) {
                // Written before a crash: this event and perhaps later ones are in it.
                return;
            }
            entry.filter(_ -> entered.contains(key)).ifPresent(own -> overlapped.addAll(overlaps(day, own)));
            changed.put(key, entry.filter(_ -> entered.contains(key))
                    .map(own -> day.with(own, change.position()))
                    .orElseGet(() -> day.without(change.after().id(), change.position())));
        });
        audit.found(change, overlapped);
    }

    private AgendaDay day(DayKey key) {
        AgendaDay folded = changed.get(key);
        return folded != null ? folded : days.getOrDefault(key, AgendaDay.empty(key.calendarId(), key.day()));
    }

    private List<AgendaDay.Entry> overlaps(AgendaDay day, AgendaDay.Entry own) {
        return day.entries().stream()
                .filter(other -> !other.appointmentId().equals(own.appointmentId()) && other.overlaps(own))
                .filter(other -> !blocked.contains(
                        new EntityKey(EntityType.ENTITY_TYPE_APPOINTMENT, other.appointmentId())))
                .toList();
    }

    private static Stream<DayKey> touched(AppointmentChange change) {
        return Stream.concat(change.before().stream(), change.after().activeBooking().stream())
                .flatMap(DayKey::touchedBy);
    }

    private static AgendaDay.Entry entry(AppointmentChange change, Booking booking) {
        return new AgendaDay.Entry(
                change.after().id(),
                booking.slot().start(),
                booking.slot().end(),
                change.after().revision().version());
    }
}
