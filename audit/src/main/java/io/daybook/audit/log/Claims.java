package io.daybook.audit.log;

import io.daybook.scheduling.Appointment.Claim;
import io.daybook.scheduling.AppointmentEvent;
import io.daybook.scheduling.message.AppointmentEventMessages;
import io.daybook.v1.Event;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The time that appointments take on calendars, as their events alone say. Not folded by the deciders, which it is to
 * catch when they err. For one thread.
 */
final class Claims {

    private final Map<String, List<Claim>> byAppointment = new HashMap<>();
    private final Predicate<String> calendars;

    /** Remembers the appointments that take time on any of some calendars. */
    Claims(Predicate<String> calendars) {
        this.calendars = calendars;
    }

    /**
     * The time an appointment took and takes.
     *
     * @param before on each calendar, until an event
     * @param after  on each calendar, from that event on
     */
    record Change(List<Claim> before, List<Claim> after) {}

    /**
     * What the next event of an appointment changes.
     *
     * @throws io.daybook.scheduling.message.UnreadableEventException if the event is not known
     */
    Change apply(Event event) {
        List<Claim> before = byAppointment.getOrDefault(event.getEntityId(), List.of());
        List<Claim> after = after(AppointmentEventMessages.read(event), before);
        if (after.stream().map(Claim::calendarId).anyMatch(calendars)) {
            byAppointment.put(event.getEntityId(), after);
        } else {
            byAppointment.remove(event.getEntityId());
        }
        return new Change(before, after);
    }

    int size() {
        return byAppointment.size();
    }

    private static List<Claim> after(AppointmentEvent event, List<Claim> before) {
        return switch (event) {
            case AppointmentEvent.Held held -> held.booking().claims();
            case AppointmentEvent.Booked booked -> booked.booking().claims();
            case AppointmentEvent.Rescheduled moved ->
                moved.claims().isEmpty() ? onSameCalendar(moved, before) : moved.claims();
            case AppointmentEvent.Confirmed _,
                    AppointmentEvent.DetailsUpdated _,
                    AppointmentEvent.Completed _,
                    AppointmentEvent.MarkedNoShow _ -> before;
            case AppointmentEvent.HoldReleased _,
                    AppointmentEvent.HoldExpired _,
                    AppointmentEvent.Declined _,
                    AppointmentEvent.Cancelled _ -> List.of();
        };
    }

    private static List<Claim> onSameCalendar(AppointmentEvent.Rescheduled moved, List<Claim> before) {
        return before.stream()
                .limit(1)
                .map(claim -> new Claim(claim.calendarId(), moved.slot()))
                .toList();
    }
}
