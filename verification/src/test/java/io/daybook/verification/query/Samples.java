package io.daybook.verification.query;

import com.google.protobuf.Timestamp;
import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentState;
import io.daybook.v1.Attendee;
import io.daybook.v1.Claim;
import io.daybook.views.AgendaDay;
import io.daybook.views.AppointmentStates;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Appointments to test with. */
final class Samples {

    static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");

    private static final Duration QUARTER = Duration.ofMinutes(15);

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

    /** The same on several calendars, the main one first, which it blocks for a quarter of an hour longer at both ends. */
    static Appointment.Builder on(Appointment.Builder appointment, String... calendarIds) {
        Timestamp start = timestamp(start(appointment.build()).minus(QUARTER));
        Timestamp end = timestamp(end(appointment.build()).plus(QUARTER));
        appointment.setCalendarId(calendarIds[0]).clearClaims();
        for (String id : calendarIds) {
            appointment.addClaims(Claim.newBuilder().setCalendarId(id).setStartTime(start).setEndTime(end));
        }
        return appointment;
    }

    /** The next version, on other calendars. */
    static Appointment.Builder movedTo(Appointment appointment, String... calendarIds) {
        return on(appointment.toBuilder().setVersion(appointment.getVersion() + 1), calendarIds);
    }

    static Appointment.Builder inState(Appointment appointment, AppointmentState state) {
        return appointment.toBuilder().setVersion(appointment.getVersion() + 1).setState(state);
    }

    static boolean takesTime(Appointment appointment) {
        return AppointmentStates.takesTime(appointment.getState());
    }

    /** The time it takes on each calendar. */
    static List<Claim> claims(Appointment appointment) {
        Claim own = Claim.newBuilder()
                .setCalendarId(appointment.getCalendarId())
                .setStartTime(appointment.getStartTime())
                .setEndTime(appointment.getEndTime())
                .build();
        return appointment.getClaimsCount() > 0 ? appointment.getClaimsList() : List.of(own);
    }

    static List<LocalDate> days(Claim claim) {
        return AgendaDay.daysBetween(instant(claim.getStartTime()), instant(claim.getEndTime())).toList();
    }

    static AgendaDay.Entry entry(Appointment appointment, Claim claim) {
        return new AgendaDay.Entry(
                appointment.getAppointmentId(),
                start(appointment),
                end(appointment),
                instant(claim.getStartTime()),
                instant(claim.getEndTime()),
                appointment.getVersion());
    }

    static Instant start(Appointment appointment) {
        return instant(appointment.getStartTime());
    }

    static Instant end(Appointment appointment) {
        return instant(appointment.getEndTime());
    }

    private static Instant instant(Timestamp time) {
        return Instant.ofEpochSecond(time.getSeconds());
    }
}
