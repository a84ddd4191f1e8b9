package io.daybook.views;

/**
 * Where the projector tells query servers over core NATS what it wrote. The format is part of it: views of another one may be
 * elsewhere.
 */
public final class NoticeSubjects {

    /** How far the views have come. */
    public static final String POSITION = "daybook.views.%d.position".formatted(ViewSets.FORMAT);

    private static final String APPOINTMENT = "daybook.views.%d.appointment.".formatted(ViewSets.FORMAT);
    private static final String ANY = "*";

    private NoticeSubjects() {}

    /** What happens to an appointment on a calendar. */
    public static String appointment(String calendarId, String appointmentId) {
        return APPOINTMENT + calendarId + "." + appointmentId;
    }

    /** What happens to an appointment on any calendar; to subscribe to. */
    public static String ofAppointment(String appointmentId) {
        return appointment(ANY, appointmentId);
    }

    /** What happens to any appointment on a calendar; to subscribe to. */
    public static String ofCalendar(String calendarId) {
        return appointment(calendarId, ANY);
    }
}
