package io.daybook.audit.log;

import io.daybook.audit.Tally;
import io.daybook.scheduling.Appointment.Claim;
import io.daybook.scheduling.TimeSlot;
import io.daybook.v1.Event;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * G5: whoever gets time on a calendar finds a seat free throughout, buffers included. Who was there before stays, also
 * when the calendar has fewer seats from now on. Folds the calendars on the way. For one thread.
 */
public final class CalendarFold {

    private final Map<String, FoldedCalendar> calendars = new HashMap<>();
    private final Predicate<String> wanted;
    private final Claims claims;
    private final Tally tally;

    /** Folds the wanted calendars, by their ids, and gathers breaches in a tally. */
    public CalendarFold(Predicate<String> wanted, Tally tally) {
        this.wanted = wanted;
        this.claims = new Claims(wanted);
        this.tally = tally;
    }

    /** The tally of this check. */
    public static Tally tally() {
        return new Tally("G5", "seats taken at once");
    }

    /** Looks at the next event. */
    public void examine(Event event) {
        try {
            switch (event.getEntityType()) {
                case ENTITY_TYPE_CALENDAR -> applyToCalendar(event);
                case ENTITY_TYPE_APPOINTMENT -> applyToAppointment(event);
                case ENTITY_TYPE_SERIES -> {}
                case ENTITY_TYPE_UNSPECIFIED, UNRECOGNIZED -> unreadable(event, "an unknown kind of entity");
            }
        } catch (RuntimeException e) {
            // Whatever an event makes the rules throw: the other events can still be judged.
            unreadable(event, e.toString());
        }
    }

    /** The calendars so far, in no order. */
    public Collection<FoldedCalendar> calendars() {
        return calendars.values();
    }

    /** How much is remembered. */
    int size() {
        return calendars.size()
                + claims.size()
                + calendars.values().stream().mapToInt(calendar -> calendar.occupancy().size()).sum();
    }

    private void unreadable(Event event, String problem) {
        tally.remark("position %d cannot be judged: %s", event.getPosition(), problem);
    }

    private void applyToCalendar(Event event) {
        if (wanted.test(event.getEntityId())) {
            calendar(event.getEntityId()).apply(event);
        }
    }

    private void applyToAppointment(Event event) {
        Claims.Change change = claims.apply(event);
        change.before().forEach(claim -> leave(event, claim));
        var entered = new ArrayList<>(change.after());
        entered.removeAll(change.before());
        entered.forEach(claim -> requireSeat(event, claim));
        change.after().forEach(claim -> enter(event, claim));
        var concerned = new LinkedHashSet<String>();
        Stream.of(change.before(), change.after())
                .flatMap(Collection::stream)
                .forEach(claim -> concerned.add(claim.calendarId()));
        concerned.stream().filter(wanted).forEach(id -> calendar(id).changedAt(event.getPosition()));
    }

    private void requireSeat(Event event, Claim claim) {
        if (!wanted.test(claim.calendarId())) {
            return;
        }
        tally.examined();
        FoldedCalendar calendar = calendar(claim.calendarId());
        if (calendar.seats().isEmpty()) {
            tally.breach(
                    "position %d: appointment %s takes time of calendar %s, which is not there",
                    event.getPosition(), event.getEntityId(), claim.calendarId());
            return;
        }
        int seats = calendar.seats().getAsInt();
        Map<String, TimeSlot> others = calendar.occupancy().during(claim.blocked());
        if (Occupancy.mostAtOnce(others.values(), claim.blocked()) >= seats) {
            tally.breach(
                    "position %d: appointment %s takes %s to %s of calendar %s with %d seats, where there are %s",
                    event.getPosition(),
                    event.getEntityId(),
                    claim.blocked().start(),
                    claim.blocked().end(),
                    claim.calendarId(),
                    seats,
                    new TreeSet<>(others.keySet()));
        }
    }

    private void enter(Event event, Claim claim) {
        if (wanted.test(claim.calendarId())) {
            calendar(claim.calendarId()).occupancy().enter(event.getEntityId(), claim.blocked());
        }
    }

    private void leave(Event event, Claim claim) {
        if (wanted.test(claim.calendarId())) {
            calendar(claim.calendarId()).occupancy().leave(event.getEntityId(), claim.blocked());
        }
    }

    private FoldedCalendar calendar(String id) {
        return calendars.computeIfAbsent(id, FoldedCalendar::new);
    }
}
