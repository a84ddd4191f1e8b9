package io.daybook.bench.log;

import com.google.protobuf.Empty;
import io.daybook.command.log.ClaimStore;
import io.daybook.command.log.Database;
import io.daybook.command.log.DatabaseSettings;
import io.daybook.command.log.EventLog;
import io.daybook.command.log.Fingerprint;
import io.daybook.command.log.Receipt;
import io.daybook.command.log.SnapshotStore;
import io.daybook.command.log.Write;
import io.daybook.scheduling.message.AppointmentSnapshot;
import io.daybook.scheduling.message.CalendarSnapshot;
import io.daybook.scheduling.message.EntitySnapshot;
import io.daybook.scheduling.message.Times;
import io.daybook.v1.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A log that is filled without a command server: all rows that one would have written for the same events, in large
 * transactions. A server that is started on it later takes it for its own. For one thread.
 */
public final class StoredLog implements AutoCloseable {

    private static final int BATCH = 5_000;
    private static final int KEPT_IDS = 10_000;

    private final EventLog log = new EventLog();
    private final SnapshotStore snapshots = new SnapshotStore();
    private final ClaimStore claims = new ClaimStore();
    private final List<String> appointmentIds = new ArrayList<>();
    private final Fingerprint fingerprint = Fingerprint.of(Empty.getDefaultInstance());
    private final Database database;
    private final History history;
    private long end;

    private StoredLog(Database database, History history) {
        this.database = database;
        this.history = history;
    }

    /**
     * Makes the tables in an empty database.
     *
     * @param url          JDBC URL
     * @param building     names the calendars
     * @param changedOften how many appointments, which are the first, get a thousand versions
     */
    public static StoredLog in(String url, String building, int changedOften) throws SQLException {
        return new StoredLog(
                Database.open(new DatabaseSettings(url, "postgres", "")), new History(building, changedOften));
    }

    /** Has what happened on the log, up to so many events, and returns when PostgreSQL has no more to do with that. */
    public void fillTo(long events) throws SQLException {
        while (end < events) {
            store(Stream.generate(history::next).limit(Math.min(BATCH, events - end)).toList());
        }
        try (Connection connection = database.connectOutsidePool();
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
            statement.execute("checkpoint");
        }
    }

    /** The first appointments, in the order in which they were booked. */
    public List<String> appointmentIds() {
        return List.copyOf(appointmentIds);
    }

    @Override
    public void close() {
        database.close();
    }

    private void store(List<LoggedEvent> batch) throws SQLException {
        List<Event> events = batch.stream().map(LoggedEvent::event).toList();
        Map<String, EntitySnapshot> newest = new LinkedHashMap<>();
        batch.forEach(each -> newest.put(each.after().id(), each.after()));
        List<AppointmentSnapshot> appointments = only(AppointmentSnapshot.class, newest);
        List<CalendarSnapshot> calendars = only(CalendarSnapshot.class, newest);
        var writes = new ArrayList<Write>(log.append(events));
        writes.add(log.keep(batch.stream().map(this::receipt).toList()));
        writes.add(snapshots.writeAppointments(appointments));
        writes.add(claims.write(appointments, _ -> true));
        writes.add(snapshots.writeCalendars(calendars));
        writes.addAll(snapshots.writeNames(calendars));
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            log.commit(connection, writes);
        }
        end = events.getLast().getPosition();
        events.stream().filter(Event::hasAppointmentBooked).map(Event::getEntityId).forEach(this::keep);
    }

    private void keep(String appointmentId) {
        if (appointmentIds.size() < KEPT_IDS) {
            appointmentIds.add(appointmentId);
        }
    }

    private Receipt receipt(LoggedEvent event) {
        return new Receipt(
                UUID.fromString(event.event().getRequestId()),
                fingerprint,
                event.after().type(),
                event.after().id(),
                event.event().getVersion(),
                event.event().getPosition(),
                Times.instant(event.event().getCommitTime()));
    }

    private static <T> List<T> only(Class<T> kind, Map<String, EntitySnapshot> entities) {
        return entities.values().stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
