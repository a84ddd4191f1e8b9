package io.daybook.scheduling.message;

import static io.daybook.scheduling.message.Times.instant;
import static io.daybook.scheduling.message.Times.timestamp;

import io.daybook.scheduling.Appointment;
import io.daybook.scheduling.AppointmentEvent;
import io.daybook.scheduling.Attendee;
import io.daybook.scheduling.Calendar;
import io.daybook.scheduling.CalendarEvent;
import io.daybook.scheduling.Details;
import io.daybook.scheduling.TimeSlot;
import io.daybook.v1.AppointmentBooked;
import io.daybook.v1.AppointmentCancelled;
import io.daybook.v1.AppointmentDetailsUpdated;
import io.daybook.v1.AppointmentRescheduled;
import io.daybook.v1.CalendarClosed;
import io.daybook.v1.CalendarCreated;
import io.daybook.v1.CalendarUpdated;
import io.daybook.v1.Event;
import java.time.ZoneId;
import java.util.List;

/** The domain's events as messages and back. */
public final class EventMessages {

    private EventMessages() {}

    /** Puts an event of a calendar into the envelope's payload. */
    public static void write(CalendarEvent event, Event.Builder envelope) {
        switch (event) {
            case CalendarEvent.Created(var profile) -> envelope.setCalendarCreated(CalendarCreated.newBuilder()
                    .setName(profile.name())
                    .setTimeZone(profile.zone().getId()));
            case CalendarEvent.Updated(var profile) -> envelope.setCalendarUpdated(CalendarUpdated.newBuilder()
                    .setName(profile.name())
                    .setTimeZone(profile.zone().getId()));
            case CalendarEvent.Closed() -> envelope.setCalendarClosed(CalendarClosed.getDefaultInstance());
        }
    }

    /** Puts an event of an appointment into the envelope's payload. */
    public static void write(AppointmentEvent event, Event.Builder envelope) {
        switch (event) {
            case AppointmentEvent.Booked(var booking) -> envelope.setAppointmentBooked(booked(booking));
            case AppointmentEvent.Rescheduled(var slot, var zone) -> envelope.setAppointmentRescheduled(
                    AppointmentRescheduled.newBuilder()
                            .setStartTime(timestamp(slot.start()))
                            .setEndTime(timestamp(slot.end()))
                            .setTimeZone(zone.getId()));
            case AppointmentEvent.DetailsUpdated(var details) -> envelope.setAppointmentDetailsUpdated(
                    AppointmentDetailsUpdated.newBuilder()
                            .setTitle(details.title())
                            .setDescription(details.description())
                            .addAllAttendees(attendeeMessages(details.attendees())));
            case AppointmentEvent.Cancelled(var reason) ->
                envelope.setAppointmentCancelled(AppointmentCancelled.newBuilder().setReason(reason));
        }
    }

    /**
     * The event of a calendar in an envelope.
     *
     * @throws UnreadableEventException if the payload is not one that this release knows for calendars
     */
    public static CalendarEvent calendarEvent(Event envelope) {
        return switch (envelope.getPayloadCase()) {
            case CALENDAR_CREATED -> {
                CalendarCreated created = envelope.getCalendarCreated();
                yield new CalendarEvent.Created(profile(created.getName(), created.getTimeZone()));
            }
            case CALENDAR_UPDATED -> {
                CalendarUpdated updated = envelope.getCalendarUpdated();
                yield new CalendarEvent.Updated(profile(updated.getName(), updated.getTimeZone()));
            }
            case CALENDAR_CLOSED -> new CalendarEvent.Closed();
            case APPOINTMENT_BOOKED,
                    APPOINTMENT_RESCHEDULED,
                    APPOINTMENT_DETAILS_UPDATED,
                    APPOINTMENT_CANCELLED,
                    PAYLOAD_NOT_SET -> throw new UnreadableEventException(envelope, "not an event of a calendar");
        };
    }

    /**
     * The event of an appointment in an envelope.
     *
     * @throws UnreadableEventException if the payload is not one that this release knows for appointments
     */
    public static AppointmentEvent appointmentEvent(Event envelope) {
        return switch (envelope.getPayloadCase()) {
            case APPOINTMENT_BOOKED -> new AppointmentEvent.Booked(booking(envelope.getAppointmentBooked()));
            case APPOINTMENT_RESCHEDULED -> {
                AppointmentRescheduled moved = envelope.getAppointmentRescheduled();
                yield new AppointmentEvent.Rescheduled(
                        new TimeSlot(instant(moved.getStartTime()), instant(moved.getEndTime())),
                        ZoneId.of(moved.getTimeZone()));
            }
            case APPOINTMENT_DETAILS_UPDATED -> {
                AppointmentDetailsUpdated updated = envelope.getAppointmentDetailsUpdated();
                yield new AppointmentEvent.DetailsUpdated(new Details(
                        updated.getTitle(), updated.getDescription(), attendees(updated.getAttendeesList())));
            }
            case APPOINTMENT_CANCELLED ->
                new AppointmentEvent.Cancelled(envelope.getAppointmentCancelled().getReason());
            case CALENDAR_CREATED, CALENDAR_UPDATED, CALENDAR_CLOSED, PAYLOAD_NOT_SET ->
                throw new UnreadableEventException(envelope, "not an event of an appointment");
        };
    }

    static List<io.daybook.v1.Attendee> attendeeMessages(List<Attendee> attendees) {
        return attendees.stream()
                .map(attendee -> io.daybook.v1.Attendee.newBuilder()
                        .setName(attendee.name())
                        .setEmail(attendee.email())
                        .build())
                .toList();
    }

    static List<Attendee> attendees(List<io.daybook.v1.Attendee> messages) {
        return messages.stream()
                .map(message -> new Attendee(message.getName(), message.getEmail()))
                .toList();
    }

    private static Calendar.Profile profile(String name, String zone) {
        return new Calendar.Profile(name, ZoneId.of(zone));
    }

    private static AppointmentBooked booked(Appointment.Booking booking) {
        return AppointmentBooked.newBuilder()
                .setCalendarId(booking.calendarId())
                .setStartTime(timestamp(booking.slot().start()))
                .setEndTime(timestamp(booking.slot().end()))
                .setTimeZone(booking.zone().getId())
                .setTitle(booking.details().title())
                .setDescription(booking.details().description())
                .addAllAttendees(attendeeMessages(booking.details().attendees()))
                .setExternalUid(booking.externalUid())
                .build();
    }

    private static Appointment.Booking booking(AppointmentBooked booked) {
        return new Appointment.Booking(
                booked.getCalendarId(),
                new TimeSlot(instant(booked.getStartTime()), instant(booked.getEndTime())),
                ZoneId.of(booked.getTimeZone()),
                new Details(booked.getTitle(), booked.getDescription(), attendees(booked.getAttendeesList())),
                booked.getExternalUid());
    }
}
