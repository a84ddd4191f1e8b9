package io.daybook.views;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The collections of one set of views. Every document is found by a string {@code _id}, and is replaced as a whole, so
 * that servers without transactions keep it consistent. Safe for use by many threads.
 */
public final class Views {

    private final MongoDatabase database;
    private final String suffix;

    Views(MongoDatabase database, String suffix) {
        this.database = database;
        this.suffix = suffix;
    }

    /** The current state of every appointment; see {@link AppointmentDocument}. */
    public MongoCollection<Document> appointments() {
        return collection("appointments");
    }

    /** Every version of every appointment; see {@link AppointmentVersionDocument}. */
    public MongoCollection<Document> appointmentVersions() {
        return collection("appointment_versions");
    }

    /** What takes time, by calendar and day; see {@link AgendaDay}. */
    public MongoCollection<Document> agenda() {
        return collection("agenda");
    }

    /** The current state of every calendar; see {@link CalendarDocument}. */
    public MongoCollection<Document> calendars() {
        return collection("calendars");
    }

    /** Events that could not be applied; see {@link DeadLetter}. */
    public MongoCollection<Document> deadLetters() {
        return collection("dead_letters");
    }

    /** Creates the indexes that are not there yet. */
    public void createIndexes() {
        index(appointments(), AppointmentDocument.CALENDAR_IDS, AppointmentDocument.START_TIME, "_id");
        index(appointments(), AppointmentDocument.ATTENDEE_EMAILS, AppointmentDocument.START_TIME, "_id");
        index(appointments(), AppointmentDocument.SERIES_ID, AppointmentDocument.START_TIME, "_id");
        index(appointments(), AppointmentDocument.START_TIME, "_id");
        index(appointmentVersions(), AppointmentVersionDocument.APPOINTMENT_ID, AppointmentVersionDocument.VERSION);
        index(appointmentVersions(), AppointmentVersionDocument.CALENDAR_IDS, AppointmentVersionDocument.POSITION);
        index(appointmentVersions(), AppointmentVersionDocument.CALENDAR_IDS, AppointmentVersionDocument.START_TIME);
    }

    /** Drops all of them. */
    public void drop() {
        Stream.of(appointments(), appointmentVersions(), agenda(), calendars(), deadLetters()).forEach(MongoCollection::drop);
    }

    private MongoCollection<Document> collection(String name) {
        return database.getCollection(name + suffix);
    }

    private static void index(MongoCollection<Document> collection, String... fields) {
        Bson keys = Indexes.ascending(fields);
        collection.createIndex(keys);
    }
}
