package io.daybook.scheduling.message;

import io.daybook.scheduling.Calendar;
import io.daybook.scheduling.CalendarEvent;
import io.daybook.scheduling.Misfits;
import io.daybook.v1.CalendarClosed;
import io.daybook.v1.CalendarCreated;
import io.daybook.v1.CalendarUpdated;
import io.daybook.v1.Event;
import io.daybook.v1.Misfit;
import java.time.ZoneId;

/** Events of calendars as messages and back. */
public final class CalendarEventMessages {

    private CalendarEventMessages() {}

    /** Puts an event into the envelope's payload. */
    public static void write(CalendarEvent event, Event.Builder envelope) {
        switch (event) {
            case CalendarEvent.Created(var profile) -> envelope.setCalendarCreated(CalendarCreated.newBuilder()
                    .setName(profile.name())
                    .setTimeZone(profile.zone().getId())
                    .setRules(RulesMessages.toMessage(profile.rules())));
            case CalendarEvent.Updated updated -> envelope.setCalendarUpdated(updated(updated));
            case CalendarEvent.Closed() -> envelope.setCalendarClosed(CalendarClosed.getDefaultInstance());
        }
    }

    /**
     * The event in an envelope. The misfits it names are not read: the state of a calendar does not hold them.
     *
     * @throws UnreadableEventException if the payload is not one that this release knows for calendars
     */
    public static CalendarEvent read(Event envelope) {
        return switch (envelope.getPayloadCase()) {
            case CALENDAR_CREATED -> {
                CalendarCreated created = envelope.getCalendarCreated();
                yield new CalendarEvent.Created(new Calendar.Profile(
                        created.getName(), ZoneId.of(created.getTimeZone()), RulesMessages.rules(created.getRules())));
            }
            case CALENDAR_UPDATED -> {
                CalendarUpdated updated = envelope.getCalendarUpdated();
                var profile = new Calendar.Profile(
                        updated.getName(), ZoneId.of(updated.getTimeZone()), RulesMessages.rules(updated.getRules()));
                yield new CalendarEvent.Updated(profile, Misfits.NONE);
            }
            case CALENDAR_CLOSED -> new CalendarEvent.Closed();
            case SLOT_HELD,
                    HOLD_RELEASED,
                    HOLD_EXPIRED,
                    APPOINTMENT_BOOKED,
                    APPOINTMENT_CONFIRMED,
                    APPOINTMENT_DECLINED,
                    APPOINTMENT_RESCHEDULED,
                    APPOINTMENT_DETAILS_UPDATED,
                    APPOINTMENT_CANCELLED,
                    APPOINTMENT_COMPLETED,
                    APPOINTMENT_MARKED_NO_SHOW,
                    SERIES_BOOKED,
                    SERIES_CANCELLED,
                    PAYLOAD_NOT_SET -> throw new UnreadableEventException(envelope, "not an event of a calendar");
        };
    }

    private static CalendarUpdated updated(CalendarEvent.Updated event) {
        CalendarUpdated.Builder updated = CalendarUpdated.newBuilder()
                .setName(event.profile().name())
                .setTimeZone(event.profile().zone().getId())
                .setRules(RulesMessages.toMessage(event.profile().rules()))
                .setMisfitCount(event.misfits().count());
        event.misfits().first().forEach(misfit -> updated.addMisfits(Misfit.newBuilder()
                .setAppointmentId(misfit.appointmentId())
                .setReason(ErrorReasons.of(misfit.reason()))));
        return updated.build();
    }
}
