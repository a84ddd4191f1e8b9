package io.daybook.command.sequencer;

import io.daybook.v1.Event;
import io.daybook.v1.Event.PayloadCase;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which events change what appointments take on calendars. */
final class ClaimChanges {

    private static final Set<PayloadCase> FREEING = EnumSet.of(
            PayloadCase.HOLD_RELEASED,
            PayloadCase.HOLD_EXPIRED,
            PayloadCase.APPOINTMENT_DECLINED,
            PayloadCase.APPOINTMENT_RESCHEDULED,
            PayloadCase.APPOINTMENT_CANCELLED);

    private static final Set<PayloadCase> CLAIMING = EnumSet.of(
            PayloadCase.SLOT_HELD, PayloadCase.APPOINTMENT_BOOKED, PayloadCase.APPOINTMENT_RESCHEDULED);

    private ClaimChanges() {}

    /** The appointments that gave time back, though they may have taken other since. */
    static Set<String> freed(List<Event> events) {
        return appointmentsWith(FREEING, events);
    }

    /** The appointments that took time, though they may have given it back since. */
    static Set<String> claimed(List<Event> events) {
        return appointmentsWith(CLAIMING, events);
    }

    private static Set<String> appointmentsWith(Set<PayloadCase> kinds, List<Event> events) {
        return events.stream()
                .filter(event -> kinds.contains(event.getPayloadCase()))
                .map(Event::getEntityId)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
