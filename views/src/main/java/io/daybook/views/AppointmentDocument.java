package io.daybook.views;

import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentState;
import io.daybook.v1.Attendee;
import java.util.List;
import java.util.Locale;
import org.bson.Document;

/** The current state of one appointment, by its id. All methods are safe for use by many threads. */
public final class AppointmentDocument {

    /** The calendar's id. */
    public static final String CALENDAR_ID = "calendarId";
    /** First instant, inclusive; a date. */
    public static final String START_TIME = "startTime";
    /** Last instant, exclusive; a date. */
    public static final String END_TIME = "endTime";
    /** The attendees' addresses in {@linkplain #emailKey lower case}; a list. */
    public static final String ATTENDEE_EMAILS = "attendeeEmails";
    /** The {@linkplain #stateName name} of the state. */
    public static final String STATE = "state";
    /** The version; a long. */
    public static final String VERSION = "version";
    /** Position of the event that made this version; a long. */
    public static final String POSITION = "position";

    private static final String STATE_PREFIX = "APPOINTMENT_STATE_";

    private AppointmentDocument() {}

    /** The document that keeps an appointment. */
    public static Document toBson(Appointment appointment) {
        Document document = new Document("_id", appointment.getAppointmentId())
                .append(CALENDAR_ID, appointment.getCalendarId())
                .append("title", appointment.getTitle())
                .append("description", appointment.getDescription())
                .append(START_TIME, BsonTimes.date(appointment.getStartTime()))
                .append(END_TIME, BsonTimes.date(appointment.getEndTime()))
                .append("timeZone", appointment.getTimeZone())
                .append("attendees", attendees(appointment))
                .append(ATTENDEE_EMAILS, emailKeys(appointment))
                .append(STATE, stateName(appointment.getState()))
                .append(VERSION, appointment.getVersion())
                .append(POSITION, appointment.getPosition());
        BsonTimes.putExact(document, "createTime", appointment.getCreateTime());
        BsonTimes.putExact(document, "updateTime", appointment.getUpdateTime());
        return document.append("cancelReason", appointment.getCancelReason())
                .append("externalUid", appointment.getExternalUid());
    }

    /** The appointment that a document keeps. */
    public static Appointment fromBson(Document document) {
        Appointment.Builder appointment = Appointment.newBuilder()
                .setAppointmentId(document.getString("_id"))
                .setCalendarId(document.getString(CALENDAR_ID))
                .setTitle(document.getString("title"))
                .setDescription(document.getString("description"))
                .setStartTime(BsonTimes.timestamp(document.getDate(START_TIME)))
                .setEndTime(BsonTimes.timestamp(document.getDate(END_TIME)))
                .setTimeZone(document.getString("timeZone"))
                .setState(AppointmentState.valueOf(STATE_PREFIX + document.getString(STATE)))
                .setVersion(document.getLong(VERSION))
                .setPosition(document.getLong(POSITION))
                .setCreateTime(BsonTimes.getExact(document, "createTime"))
                .setUpdateTime(BsonTimes.getExact(document, "updateTime"))
                .setCancelReason(document.getString("cancelReason"))
                .setExternalUid(document.getString("externalUid"));
        document.getList("attendees", Document.class)
                .forEach(attendee -> appointment.addAttendees(Attendee.newBuilder()
                        .setName(attendee.getString("name"))
                        .setEmail(attendee.getString("email"))));
        return appointment.build();
    }

    /** How a state is written in {@link #STATE}: "CONFIRMED", "CANCELLED". */
    public static String stateName(AppointmentState state) {
        return state.name().substring(STATE_PREFIX.length());
    }

    /** How an e-mail address is written in {@link #ATTENDEE_EMAILS}. */
    public static String emailKey(String email) {
        return email.toLowerCase(Locale.ROOT);
    }

    private static List<Document> attendees(Appointment appointment) {
        return appointment.getAttendeesList().stream()
                .map(attendee -> new Document("name", attendee.getName()).append("email", attendee.getEmail()))
                .toList();
    }

    private static List<String> emailKeys(Appointment appointment) {
        return appointment.getAttendeesList().stream()
                .map(attendee -> emailKey(attendee.getEmail()))
                .distinct()
                .toList();
    }
}
