package io.daybook.views;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The collections of one set of views. Every document is found by a string {@code _id}, and is replaced as a whole, so
 * that servers without transactions keep it consistent. Safe for use by many threads.
 */
public final class Views {

    /**
     * What the documents look like; raised by every release that makes them look otherwise. Views in another format cannot
     * be read, and are filled anew.
     */
    public static final int FORMAT = 2;

    private final MongoDatabase database;

    /** The views in a database. */
    public Views(MongoDatabase database) {
        this.database = database;
    }

    /** The current state of every appointment; see {@link AppointmentDocument}. */
    public MongoCollection<Document> appointments() {
        return database.getCollection("appointments");
    }

    /** Every version of every appointment; see {@link AppointmentVersionDocument}. */
    public MongoCollection<Document> appointmentVersions() {
        return database.getCollection("appointment_versions");
    }

    /** What takes time, by calendar and day; see {@link AgendaDay}. */
    public MongoCollection<Document> agenda() {
        return database.getCollection("agenda");
    }

    /** The current state of every calendar; see {@link CalendarDocument}. */
    public MongoCollection<Document> calendars() {
        return database.getCollection("calendars");
    }

    /** How far the views have come; see {@link Checkpoint}. */
    public MongoCollection<Document> checkpoints() {
        return database.getCollection("checkpoints");
    }

    /** Who may write the views. */
    public MongoCollection<Document> leases() {
        return database.getCollection("leases");
    }

    /** Events that could not be applied; see {@link DeadLetter}. */
    public MongoCollection<Document> deadLetters() {
        return database.getCollection("dead_letters");
    }

    /** How far the views have come; empty if nobody began to fill them in this format, in which case they cannot be read. */
    public Optional<Checkpoint> checkpoint() {
        return Optional.ofNullable(
                        checkpoints().find(Filters.eq(Checkpoint.ID)).first())
                .filter(document -> document.getInteger(Checkpoint.FORMAT, 1) == FORMAT)
                .map(Checkpoint::fromBson);
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

    /** Deletes everything but the leases, the checkpoint first: without it nobody reads what is left. */
    public void clear() {
        Set<String> existing = database.listCollectionNames().into(new HashSet<>());
        Stream.of(checkpoints(), appointments(), appointmentVersions(), agenda(), calendars(), deadLetters())
                .filter(collection -> existing.contains(collection.getNamespace().getCollectionName()))
                .forEach(MongoCollection::drop);
        createIndexes();
    }

    private static void index(MongoCollection<Document> collection, String... fields) {
        Bson keys = Indexes.ascending(fields);
        collection.createIndex(keys);
    }
}
