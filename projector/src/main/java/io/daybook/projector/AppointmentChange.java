package io.daybook.projector;

import io.daybook.scheduling.Appointment.Booking;
import io.daybook.scheduling.message.AppointmentSnapshot;
import io.daybook.v1.Appointment;
import io.daybook.v1.Event;
import java.util.Optional;

/**
 * A new version of an appointment. Immutable.
 *
 * @param event                    what happened
 * @param before                   the time it held before, if any
 * @param after                    the appointment from now on
 * @param message                  the same as a message
 * @param previousCalendarPosition position of the change before to any appointment of its calendar, 0 if there was none
 */
record AppointmentChange(
        Event event,
        Optional<Booking> before,
        AppointmentSnapshot after,
        Appointment message,
        long previousCalendarPosition) {

    static AppointmentChange of(Event event, AppointmentSnapshot before, AppointmentSnapshot after) {
        return new AppointmentChange(event, before.activeBooking(), after, after.toMessage(), 0);
    }

    AppointmentChange following(long previousPosition) {
        return new AppointmentChange(event, before, after, message, previousPosition);
    }

    long position() {
        return event.getPosition();
    }

    String calendarId() {
        return message.getCalendarId();
    }
}
