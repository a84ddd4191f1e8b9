package io.daybook.views;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.Timestamps;
import io.daybook.v1.AppointmentVersion;
import io.daybook.v1.Event;
import java.util.Collection;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;

/** One version of one appointment with the event that made it. All methods are safe for use by many threads. */
public final class AppointmentVersionDocument {

    /** The appointment's id. */
    public static final String APPOINTMENT_ID = "appointmentId";
    /** The version; a long. */
    public static final String VERSION = "version";
    /** The ids of the calendars it concerns: those the appointment is on from this version on, and those it left; a list. */
    public static final String CALENDAR_IDS = "calendarIds";
    /** Position of the event that made this version; a long. */
    public static final String POSITION = "position";

    /** When the event was committed, in microseconds since 1970, which is as fine as the log has it; a long. */
    public static final String COMMIT_MICROS = "commitMicros";
    /** First instant of the appointment at this version, inclusive; a date. */
    public static final String START_TIME = "appointment." + AppointmentDocument.START_TIME;
    /** Last instant of the appointment at this version, exclusive; a date. */
    public static final String END_TIME = "appointment." + AppointmentDocument.END_TIME;

    private static final String APPOINTMENT = "appointment";
    private static final String EVENT = "event";

    private AppointmentVersionDocument() {}

    /** The key of one version; keys of one appointment sort by version. */
    public static String id(String appointmentId, long version) {
        return "%s/%010d".formatted(appointmentId, version);
    }

    /** The document that keeps a version, which concerns some calendars. */
    public static Document toBson(AppointmentVersion version, Collection<String> calendarIds) {
        var appointment = version.getAppointment();
        Event event = version.getEvent();
        Document document = new Document("_id", id(appointment.getAppointmentId(), appointment.getVersion()))
                .append(APPOINTMENT_ID, appointment.getAppointmentId())
                .append(VERSION, appointment.getVersion())
                .append(CALENDAR_IDS, List.copyOf(calendarIds))
                .append(POSITION, appointment.getPosition())
                .append("eventType", event.getPayloadCase().name())
                .append("commitTime", BsonTimes.date(event.getCommitTime()))
                .append(COMMIT_MICROS, Timestamps.toMicros(event.getCommitTime()))
                .append("actor", event.getActor())
                .append("requestId", event.getRequestId());
        return document.append(APPOINTMENT, AppointmentDocument.toBson(appointment))
                .append(EVENT, new Binary(event.toByteArray()));
    }

    /** The version that a document keeps. */
    public static AppointmentVersion fromBson(Document document) {
        return AppointmentVersion.newBuilder()
                .setAppointment(AppointmentDocument.fromBson(document.get(APPOINTMENT, Document.class)))
                .setEvent(event(document))
                .build();
    }

    private static Event event(Document document) {
        try {
            return Event.parseFrom(document.get(EVENT, Binary.class).getData());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("version " + document.getString("_id") + " holds no event", e);
        }
    }
}
