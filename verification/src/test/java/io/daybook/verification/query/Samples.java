package io.daybook.verification.query;

import com.google.protobuf.Timestamp;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentState;
import io.daybook.v1.Attendee;
import io.daybook.views.AgendaDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Appointments to test with. */
final class Samples {

    static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");

    private Samples() {}

    static String newId() {
        return UUID.randomUUID().toString();
    }

    /** Version 1 of a new appointment of one hour, a number of hours after the Monday begins. */
    static Appointment.Builder booked(String calendarId, int hour) {
        return booked(newId(), calendarId, hour);
    }

    static Appointment.Builder booked(String id, String calendarId, int hour) {
        return Appointment.newBuilder()
                .setAppointmentId(id)
                .setCalendarId(calendarId)
                .setTitle("Meeting")
                .setDescription("About\nthings")
                .setStartTime(timestamp(hour(hour)))
                .setEndTime(timestamp(hour(hour + 1)))
                .setTimeZone("Europe/Berlin")
                .addAttendees(Attendee.newBuilder().setName("Ann").setEmail("Ann@Example.org"))
                .setState(AppointmentState.APPOINTMENT_STATE_CONFIRMED)
                .setVersion(1)
                .setCreateTime(time(1));
    }

    static Appointment.Builder retitled(Appointment appointment, String title) {
        return appointment.toBuilder().setVersion(appointment.getVersion() + 1).setTitle(title);
    }

    static Appointment.Builder moved(Appointment appointment, int hour) {
        return appointment.toBuilder()
                .setVersion(appointment.getVersion() + 1)
                .setStartTime(timestamp(hour(hour)))
                .setEndTime(timestamp(hour(hour + 1)));
    }

    static Appointment.Builder cancelled(Appointment appointment) {
        return appointment.toBuilder()
                .setVersion(appointment.getVersion() + 1)
                .setState(AppointmentState.APPOINTMENT_STATE_CANCELLED)
                .setCancelReason("rain");
    }

    static Instant hour(int hour) {
        return MONDAY.plus(Duration.ofHours(hour));
    }

    static Timestamp timestamp(Instant instant) {
        return Timestamp.newBuilder().setSeconds(instant.getEpochSecond()).build();
    }

    /** A commit time, which has microseconds. */
    static Timestamp time(long position) {
        return Timestamp.newBuilder()
                .setSeconds(1_700_000_000 + position)
                .setNanos(123_456_000)
                .build();
    }

    static boolean isConfirmed(Appointment appointment) {
        return appointment.getState() == AppointmentState.APPOINTMENT_STATE_CONFIRMED;
    }

    static List<LocalDate> days(Appointment appointment) {
        return AgendaDay.daysBetween(start(appointment), end(appointment)).toList();
    }

    static AgendaDay.Entry entry(Appointment appointment) {
        return new AgendaDay.Entry(
                appointment.getAppointmentId(), start(appointment), end(appointment), appointment.getVersion());
    }

    static Instant start(Appointment appointment) {
        return Instant.ofEpochSecond(appointment.getStartTime().getSeconds());
    }

    static Instant end(Appointment appointment) {
        return Instant.ofEpochSecond(appointment.getEndTime().getSeconds());
    }
}
