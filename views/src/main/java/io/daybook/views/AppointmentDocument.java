package io.daybook.views;

import io.daybook.v1.Appointment;
import io.daybook.v1.AppointmentState;
import io.daybook.v1.Attendee;
import io.daybook.v1.Claim;
import java.util.List;
import java.util.Locale;
import org.bson.Document;

/** The current state of one appointment, by its id. All methods are safe for use by many threads. */
public final class AppointmentDocument {

    /** The ids of all calendars it is on; a list, the main one first. */
    public static final String CALENDAR_IDS = "calendarIds";
    /** The id of the series it belongs to; absent if none. */
    public static final String SERIES_ID = "seriesId";
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
                .append(CALENDAR_IDS, calendarIds(appointment))
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
        document.append("cancelReason", appointment.getCancelReason())
                .append("externalUid", appointment.getExternalUid());
        if (appointment.getClaimsCount() > 0) {
            document.append("claims", claims(appointment));
        }
        if (!appointment.getSeriesId().isEmpty()) {
            document.append(SERIES_ID, appointment.getSeriesId())
                    .append("seriesStartTime", BsonTimes.date(appointment.getSeriesStartTime()));
        }
        if (appointment.hasHoldExpireTime()) {
            BsonTimes.putExact(document, "holdExpireTime", appointment.getHoldExpireTime());
            document.append("holder", appointment.getHolder());
        }
        return document;
    }

    /** The appointment that a document keeps. */
    public static Appointment fromBson(Document document) {
        Appointment.Builder appointment = Appointment.newBuilder()
                .setAppointmentId(document.getString("_id"))
                .setCalendarId(document.getList(CALENDAR_IDS, String.class).getFirst())
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
        document.getList("claims", Document.class, List.of())
                .forEach(claim -> appointment.addClaims(Claim.newBuilder()
                        .setCalendarId(claim.getString("calendarId"))
                        .setStartTime(BsonTimes.timestamp(claim.getDate("startTime")))
                        .setEndTime(BsonTimes.timestamp(claim.getDate("endTime")))));
        if (document.containsKey(SERIES_ID)) {
            appointment
                    .setSeriesId(document.getString(SERIES_ID))
                    .setSeriesStartTime(BsonTimes.timestamp(document.getDate("seriesStartTime")));
        }
        if (document.containsKey("holder")) {
            appointment
                    .setHoldExpireTime(BsonTimes.getExact(document, "holdExpireTime"))
                    .setHolder(document.getString("holder"));
        }
        return appointment.build();
    }

    /** The ids of all calendars an appointment is on, the main one first. */
    public static List<String> calendarIds(Appointment appointment) {
        return appointment.getClaimsCount() == 0
                ? List.of(appointment.getCalendarId())
                : appointment.getClaimsList().stream().map(Claim::getCalendarId).toList();
    }

    /** How a state is written in {@link #STATE}: "CONFIRMED", "CANCELLED". */
    public static String stateName(AppointmentState state) {
        return state.name().substring(STATE_PREFIX.length());
    }

    /** How an e-mail address is written in {@link #ATTENDEE_EMAILS}. */
    public static String emailKey(String email) {
        return email.toLowerCase(Locale.ROOT);
    }

    private static List<Document> claims(Appointment appointment) {
        return appointment.getClaimsList().stream()
                .map(claim -> new Document("calendarId", claim.getCalendarId())
                        .append("startTime", BsonTimes.date(claim.getStartTime()))
                        .append("endTime", BsonTimes.date(claim.getEndTime())))
                .toList();
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
